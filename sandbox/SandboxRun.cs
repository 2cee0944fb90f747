using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Report;
using MarketData.Sandbox.Steps;
using MarketData.Tools;
using Spectre.Console;

namespace MarketData.Sandbox;

/// <summary>One run from the command line: deploy, feed, account, destroy.</summary>
sealed class SandboxRun(SandboxOptions options, IAnsiConsole console)
{
    const int Success = 0;
    const int DoesNotComeOut = 1;
    const int Failure = 2;
    const int Interrupted = 130;

    static readonly TimeSpan BetweenDetails = TimeSpan.FromMilliseconds(200);

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var session = options.Chaos is { } seed ? Session.Repeat(ReadSession(), seed) : ReadSession();
            var exitCode = Success;
            await Phases.ShowAsync(console, async phases => exitCode = await RunAsync(session, phases, cancellation));
            return exitCode;
        }
        catch (Exception failure) when (failure is ToolException or CleanupException && !IsOfCtrlC(failure))
        {
            console.MarkupLineInterpolated($"[red]{failure.Message}[/]");
            return Failure;
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // Whatever failed, failed of it: Ctrl-C reaches Terraform and the builds too.
            console.MarkupLine("[yellow]Stopped and cleaned up.[/]");
            return Interrupted;
        }

        bool IsOfCtrlC(Exception failure) => failure is ToolException && cancellation.IsCancellationRequested;
    }

    async Task<int> RunAsync(IReadOnlyList<FeedItem> session, Phases phases, CancellationToken cancellation)
    {
        if (options.Keep)
        {
            await Guide.WarnAsync(console, cancellation);
        }

        await using var system = await LocalSystem.StartAsync(options, phases, cancellation);
        await phases.RunAsync(
            $"feed {session.Count} events",
            detail => FeedAsync(system, session, detail, cancellation)
        );
        var accounting = await system.AccountAsync(cancellation);
        var audit = await phases.RunAsync("verify the audit trail", _ => system.VerifyAuditAsync(cancellation));
        var summary = new RunSummary(console);
        summary.Write(accounting, audit, system.Function.Chaos);
        string[] problems = [.. accounting.Problems, .. audit.Problems];
        if (options.Keep)
        {
            Guide.Write(console, system);
            await InterruptAsync(cancellation);
            return ExitCode(problems);
        }

        var drift = options.CheckPlan
            ? await phases.RunAsync("plan again", _ => system.Stack.Terraform.DriftAsync(cancellation))
            : "";
        var left = await system.DestroyAsync(cancellation);
        summary.WriteEnd(drift, left);
        return ExitCode([.. problems, .. left, .. drift.Length > 0 ? [drift] : Array.Empty<string>()]);
    }

    static int ExitCode(string[] problems) => problems.Length == 0 ? Success : DoesNotComeOut;

    static Task InterruptAsync(CancellationToken cancellation) =>
        Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);

    IReadOnlyList<FeedItem> ReadSession()
    {
        if (options.File is { } file)
        {
            return Session.Build(SessionFile.Read(file), options.Symbols, options.Limit, options.BadEvents);
        }

        console.WriteLine($"A generated session; the same again with --seed {options.Seed}");
        var rows = GeneratedSession.Generate(options.Seed, options.Limit ?? Session.GeneratedLength);
        return Session.Build(rows, options.Symbols, options.Limit, options.BadEvents);
    }

    async Task FeedAsync(
        LocalSystem system,
        IReadOnlyList<FeedItem> session,
        Action<string> detail,
        CancellationToken cancellation
    )
    {
        var feeding = system.FeedAsync(session, options.Pace, cancellation);
        while (!feeding.IsCompleted)
        {
            system.Function.ThrowIfStopped();
            detail($"{system.Ledger.Sent.Count} sent, {system.Ledger.Settled} stored");
            await Task.WhenAny(feeding, Task.Delay(BetweenDetails, cancellation));
        }

        await feeding;
        await system.WaitUntilSettledAsync(
            done => detail($"{system.Ledger.Sent.Count} sent, {done} done"),
            cancellation
        );
    }
}
