using MarketData.Contract;
using MarketData.Sandbox.Lambda;
using MarketData.Tools;

namespace MarketData.SandboxTests.Function;

[CancelAfter(180_000)]
public sealed class PackageStartTests : PublishedPackage
{
    [Test]
    public async Task A_missing_variable_fails_the_start_with_a_sentence_that_names_it(CancellationToken cancellation)
    {
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        using var output = NewOutput();
        var variables = function
            .Variables.Where(variable => variable.Key != FunctionVariables.AlertsTable)
            .ToDictionary();
        await using var environment = new ExecutionEnvironment(await HostAsync(variables, output));

        Assert.That(
            async () => await environment.StartAsync(cancellation),
            Throws
                .TypeOf<ToolException>()
                .With.Message.Contains($"The environment variable {FunctionVariables.AlertsTable} is missing or empty.")
        );
    }

    [Test]
    public async Task An_audit_key_of_another_trail_fails_the_start_with_a_sentence_that_says_so(
        CancellationToken cancellation
    )
    {
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        using var output = NewOutput();
        var variables = await WithAuditKeyAsync(function, forTrail: "another-trail", cancellation);
        await using var environment = new ExecutionEnvironment(await HostAsync(variables, output));

        Assert.That(
            async () => await environment.StartAsync(cancellation),
            Throws
                .TypeOf<ToolException>()
                .With.Message.Contains(
                    "The audit key in AUDIT_KEY_CIPHERTEXT cannot be decrypted with the encryption context "
                        + $"audit-trail={variables[FunctionVariables.AuditTrailTable]}."
                )
        );
    }

    [TestCase("no base64!")]
    [TestCase("bm8gY2lwaGVydGV4dA==")]
    public async Task What_is_no_ciphertext_fails_the_start_too(string ciphertext, CancellationToken cancellation)
    {
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        using var output = NewOutput();
        var variables = new Dictionary<string, string>(function.Variables)
        {
            [FunctionVariables.AuditKeyCiphertext] = ciphertext,
        };
        await using var environment = new ExecutionEnvironment(await HostAsync(variables, output));

        Assert.That(
            async () => await environment.StartAsync(cancellation),
            Throws
                .TypeOf<ToolException>()
                .With.Message.Contains("The audit key in AUDIT_KEY_CIPHERTEXT cannot be decrypted")
        );
    }
}
