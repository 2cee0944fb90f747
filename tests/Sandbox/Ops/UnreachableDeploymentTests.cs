using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MarketData.Contract;
using MarketData.Sandbox.Emulator;
using MarketData.Tools;

namespace MarketData.SandboxTests.Ops;

[CancelAfter(120_000)]
public sealed class UnreachableDeploymentTests
{
    /// <summary>Nobody listens on port 1.</summary>
    static readonly Dictionary<string, string> Nowhere = new(Credentials.Environment(new("http://127.0.0.1:1")));

    [TestCase("audit verify", "The audit trail was not verified: Connection refused (127.0.0.1:1)")]
    [TestCase("audit verify --trail trades", "The audit trail was not verified: Connection refused (127.0.0.1:1)")]
    [TestCase("rules list", "The rules were not read: Connection refused (127.0.0.1:1)")]
    [TestCase("trades show T-1", "The trade was not read: Connection refused (127.0.0.1:1)")]
    [TestCase("trades redrive", "The trades were not all redriven: Connection refused (127.0.0.1:1)")]
    public async Task An_address_that_does_not_answer_is_a_sentence_and_not_the_exit_code_of_no(
        string command,
        string sentence,
        CancellationToken cancellation
    )
    {
        var result = await OpsCommand.RunAsync(Nowhere, cancellation, command.Split(' '));

        Assert.That(result, Is.EqualTo(new CommandResult(ExitCode: 2, Output: "", Errors: sentence)));
    }

    [Test]
    public async Task Somebody_who_listens_and_says_nothing_is_given_up_within_seconds(CancellationToken cancellation)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var watch = Stopwatch.StartNew();

        var result = await OpsCommand.RunAsync(
            Nowhere,
            cancellation,
            "audit",
            "verify",
            "--endpoint",
            $"http://{silent.LocalEndpoint}"
        );

        Assert.That(
            result,
            Is.EqualTo(new CommandResult(2, Output: "", "The audit trail was not verified: no answer came in time."))
        );
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(45)));
    }

    [Test]
    public async Task Without_a_region_it_says_how_to_give_one(CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string>(Nowhere) { [SettingsVariables.Region] = "" };

        var result = await OpsCommand.RunAsync(environment, cancellation, "rules", "list");

        Assert.That(
            result,
            Is.EqualTo(
                new CommandResult(
                    2,
                    Output: "",
                    "The rules were not read: there is no AWS region: give --region, or set AWS_REGION or the "
                        + "profile's region."
                )
            )
        );
    }
}
