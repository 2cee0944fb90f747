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
}
