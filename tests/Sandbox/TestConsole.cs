using Spectre.Console;

namespace MarketData.SandboxTests;

/// <summary>What the sandbox shows, among the tests' progress.</summary>
static class TestConsole
{
    public static IAnsiConsole Plain() =>
        AnsiConsole.Create(
            new()
            {
                Ansi = AnsiSupport.No,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(TestContext.Progress),
            }
        );
}
