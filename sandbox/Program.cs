using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using MarketData.Sandbox;
using Spectre.Console;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

// The terminal was closed.
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

var console = PlainWhereRedirected();
var command = CommandLine.Create((options, cancellation) => new SandboxRun(options, console).RunAsync(cancellation));

var parsed = command.Parse(args);
if (parsed.Action is ParseErrorAction wrong)
{
    // The sentence says what to do; a page of help would hide it.
    wrong.ShowHelp = false;
}

// The run handles its own signals: it needs time to clean up.
var exitCode = await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null }, stop.Token);

// A mistake in the command line says nothing of the system, as 1 would.
return parsed.Errors.Count > 0 ? SandboxRun.Failure : exitCode;

// Every signal means to clean up: `dotnet run` passes on one that the terminal has sent already.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

static IAnsiConsole PlainWhereRedirected()
{
    if (!Console.IsOutputRedirected)
    {
        return AnsiConsole.Console;
    }

    var plain = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
    // A file has no right edge.
    plain.Profile.Width = int.MaxValue;
    return plain;
}
