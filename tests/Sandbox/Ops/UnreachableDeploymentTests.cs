using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.SandboxTests.Ops;

[CancelAfter(60_000)]
public sealed class UnreachableDeploymentTests
{
    /// <summary>Nobody listens on port 1.</summary>
    static readonly Dictionary<string, string> Nowhere = new()
    {
        ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1",
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        [SettingsVariables.Region] = "us-east-1",
        [SettingsVariables.Suffix] = "dev",
    };

    [TestCase("audit verify", "The audit trail was not verified: Connection refused (127.0.0.1:1)")]
    [TestCase("audit verify --trail trades", "The audit trail was not verified: Connection refused (127.0.0.1:1)")]
    [TestCase("rules list", "The rules were not reached: Connection refused (127.0.0.1:1)")]
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
}
