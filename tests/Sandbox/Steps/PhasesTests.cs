using System.Text;
using MarketData.Sandbox.Steps;
using Spectre.Console;

namespace MarketData.SandboxTests.Steps;

[CancelAfter(30_000)]
public sealed class PhasesTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_phase_is_shown_with_its_mark_when_it_is_done_on_a_terminal_and_elsewhere(bool isTerminal)
    {
        using var written = new StringWriter();

        await Phases.ShowAsync(
            Console(written, isTerminal),
            async phases =>
            {
                await phases.RunAsync("first", _ => Task.CompletedTask);
                phases.Tell("a sentence that stays");
                await phases.RunAsync("second", _ => Task.CompletedTask);
            }
        );

        Assert.That(
            written.ToString(),
            Does.Match("✓ +0\\.[0-9] s  first")
                .And.Match("… +[0-9.]+ s  a sentence that stays")
                .And.Match("✓ +0\\.[0-9] s  second")
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_phase_that_fails_is_marked_and_its_failure_goes_on(bool isTerminal)
    {
        using var written = new StringWriter();

        Assert.That(
            () =>
                Phases.ShowAsync(
                    Console(written, isTerminal),
                    phases => phases.RunAsync("first", _ => throw new InvalidDataException("out of luck"))
                ),
            Throws.TypeOf<InvalidDataException>()
        );
        Assert.That(written.ToString(), Does.Match("✗ +0\\.[0-9] s  first"));
    }

    static IAnsiConsole Console(TextWriter writer, bool isTerminal) =>
        AnsiConsole.Create(
            new()
            {
                Ansi = AnsiSupport.No,
                Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
                Out = new Output(writer, isTerminal),
            }
        );

    sealed class Output(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;
        public bool IsTerminal => isTerminal;
        public int Width => 160;
        public int Height => 40;

        public void SetEncoding(Encoding encoding) { }
    }
}
