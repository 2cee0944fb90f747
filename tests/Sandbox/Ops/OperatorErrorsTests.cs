using System.Net;
using Amazon.Lambda;
using Amazon.Runtime;
using MarketData.Ops.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.Tools;

namespace MarketData.SandboxTests.Ops;

/// <summary>What operators get wrong: each is a sentence with what to do, and never the exit code of no.</summary>
[CancelAfter(180_000)]
public sealed class OperatorErrorsTests
{
    DeploymentInMoto deployment = null!;

    [OneTimeSetUp]
    public async Task DeployAsync() => deployment = await DeploymentInMoto.CreateAsync();

    [OneTimeTearDown]
    public void Dispose() => deployment.Dispose();

    [Test]
    public async Task An_environment_that_is_not_there_is_named_with_the_region(CancellationToken cancellation)
    {
        var result = await OpsCommand.RunAsync(Machine, cancellation, "audit", "verify", "--environment", "prdo");

        Assert.That(
            result,
            Is.EqualTo(
                new CommandResult(
                    2,
                    Output: "",
                    "The audit trail was not verified: there is no function lambda-market-data-processor-prdo in "
                        + "us-east-1 of this account: the environment 'prdo' is not deployed there."
                )
            )
        );
    }

    [Test]
    public async Task A_region_that_is_not_the_deployments_is_named(CancellationToken cancellation)
    {
        var result = await deployment.OpsAsync(cancellation, "rules", "list", "--region", "eu-west-1");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain(" in eu-west-1 of this account"));
    }

    [Test]
    public async Task A_table_that_is_missing_is_named(CancellationToken cancellation)
    {
        using var harmed = await DeploymentInMoto.CreateAsync();
        await (await LocalEngines.DynamoDbAsync()).DeleteTableAsync(harmed.Settings.AlertRulesTable, cancellation);

        var list = await harmed.RunAsync(cancellation, "rules", "list");
        var delete = await harmed.RunAsync(cancellation, "rules", "delete", "large");

        Assert.That(
            list,
            Is.EqualTo(
                new CommandResult(
                    2,
                    Output: "",
                    $"The rules were not read: there is no table {harmed.Settings.AlertRulesTable}; ops restore "
                        + "--deleted brings it back."
                )
            )
        );
        Assert.That(delete.ExitCode, Is.EqualTo(2));
        Assert.That(
            delete.Errors,
            Does.StartWith("The rule was not deleted: a table is not there; ops restore --deleted brings it back (")
        );
    }

    [Test]
    public async Task Without_credentials_it_says_so(CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string>(Machine)
        {
            ["AWS_ACCESS_KEY_ID"] = "",
            ["AWS_SECRET_ACCESS_KEY"] = "",
        };

        var result = await OpsCommand.RunAsync(environment, cancellation, "rules", "list");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.StartWith("The rules were not read: there are no AWS credentials: "));
    }

    [TestCase("ExpiredTokenException", "the AWS credentials have expired; log in again (ExpiredTokenException: said)")]
    [TestCase("UnrecognizedClientException", "AWS does not take these credentials (UnrecognizedClientException: said)")]
    [TestCase("AccessDeniedException", "said")]
    public void Credentials_that_are_of_no_use_are_said_to_be_so(string code, string sentence) =>
        Assert.That(
            FailureText.Of(new AmazonLambdaException("said", ErrorType.Sender, code, "r-1", HttpStatusCode.Forbidden)),
            Is.EqualTo(sentence)
        );

    [Test]
    public async Task A_symbol_of_which_nothing_is_recorded_is_not_called_ok(CancellationToken cancellation)
    {
        var result = await deployment.OpsAsync(cancellation, "audit", "verify", "--symbol", "NOPE");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.Everything);
        Assert.That(result.Output, Does.StartWith("NOPE has no chain: "));
    }

    [Test]
    public async Task Rules_say_what_was_done_with_them(CancellationToken cancellation)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(
                file,
                """
                {"rule_id":"large","kind":"VOLUME","symbols":"*","severity":"LOW","threshold":5,"cooldown_seconds":0}
                """,
                cancellation
            );

            var told = new List<string>();
            foreach (
                var command in (string[][])
                    [
                        ["put", file],
                        ["disable", "large"],
                        ["enable", "large"],
                        ["delete", "large"],
                        ["delete", "large"],
                    ]
            )
            {
                var result = await deployment.OpsAsync(cancellation, ["rules", .. command]);
                told.Add($"{result.ExitCode} {result.Everything}");
            }

            Assert.That(
                told,
                Is.EqualTo([
                    "0 Rule 'large' was written. In force within 30 seconds.",
                    "0 Rule 'large' was disabled. In force within 30 seconds.",
                    "0 Rule 'large' was enabled. In force within 30 seconds.",
                    "0 Rule 'large' was deleted. In force within 30 seconds.",
                    "1 Refused: there is no rule 'large'; `rules list` shows those there are.",
                ])
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    Dictionary<string, string> Machine => new(Credentials.Environment(new(deployment.Aws.Kms.Config.ServiceURL)));
}
