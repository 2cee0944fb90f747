using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Steps;
using MarketData.Sandbox.Trades;
using MarketData.Sessions;
using MarketData.Tools;
using Spectre.Console;

namespace MarketData.Sandbox;

/// <summary>One run from the command line: deploy, feed, account, destroy.</summary>
sealed class SandboxRun(SandboxOptions options, IAnsiConsole console)
{
    /// <summary>The run could not be made, which says nothing of the system.</summary>
    public const int Failure = 2;

    const int Success = 0;
    const int DoesNotComeOut = 1;
    const int Interrupted = 130;

    static readonly TimeSpan BetweenDetails = TimeSpan.FromMilliseconds(200);

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var session = options.Chaos is { } seed ? Session.Repeat(ReadSession(), seed) : ReadSession();
            return await RunAsync(session, cancellation);
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

    async Task<int> RunAsync(IReadOnlyCollection<FeedItem> session, CancellationToken cancellation)
    {
        if (options.Keep)
        {
            await Guide.WarnAsync(console, cancellation);
        }

        LocalSystem? system = null;
        try
        {
            var exitCode = Success;
            await Phases.ShowAsync(
                console,
                async phases =>
                {
                    system = await LocalSystem.StartAsync(options, phases, cancellation);
                    exitCode = await PlayAsync(system, session, phases, cancellation);
                }
            );
            if (options.Keep)
            {
                // No live line is left to write over what is to be copied.
                Guide.Write(console, system!, options);
                await InterruptAsync(cancellation);
            }

            return exitCode;
        }
        finally
        {
            if (system is not null)
            {
                await system.DisposeAsync();
            }
        }
    }

    async Task<int> PlayAsync(
        LocalSystem system,
        IReadOnlyCollection<FeedItem> session,
        Phases phases,
        CancellationToken cancellation
    )
    {
        var trades = TradesOn(session);
        var fed = phases.RunAsync(
            $"feed {session.Count} events",
            detail => FeedAsync(system, session, detail, cancellation)
        );
        await Task.WhenAll(
            fed,
            trades.Count == 0
                ? Task.CompletedTask
                : phases.RunAsync(
                    $"process {trades.Count} trades",
                    detail =>
                        system.ProcessTradesAsync(
                            trades,
                            options.TradeRate,
                            () => fed.IsCompleted,
                            detail,
                            cancellation
                        )
                )
        );
        var summary = new RunSummary(console);
        string[] problems = [.. await AccountAsync(system, phases, summary, cancellation)];
        if (options.Keep)
        {
            return ExitCode(problems);
        }

        var drift = options.CheckPlan ? await phases.RunAsync("plan again", _ => system.DriftAsync(cancellation)) : "";
        var left = await system.DestroyAsync(cancellation);
        summary.WriteEnd(drift, left);
        return ExitCode([.. problems, .. left, .. drift.Length > 0 ? [drift] : Array.Empty<string>()]);
    }

    IReadOnlyList<SandboxTrade> TradesOn(IReadOnlyCollection<FeedItem> session)
    {
        var trades = TradeSession.On(session, options.Trades, options.BadEvents);
        if (options.Trades > 0 && trades.Count == 0)
        {
            console.MarkupLine("[yellow]The session has no prints on business days, and so no trades.[/]");
        }

        return options.Chaos is { } seed ? TradeSession.Repeat(trades, seed) : trades;
    }

    /// <returns>What does not come out.</returns>
    static async Task<IEnumerable<string>> AccountAsync(
        LocalSystem system,
        Phases phases,
        RunSummary summary,
        CancellationToken cancellation
    )
    {
        var accounting = await system.AccountAsync(cancellation);
        var audit = await phases.RunAsync("verify the audit trail", _ => system.VerifyAuditAsync(cancellation));
        summary.Write(accounting, audit, system.Function.Chaos);
        summary.Write(await system.MailsAsync(cancellation));
        if (system.Trades is null)
        {
            return [.. accounting.Problems, .. audit.Problems];
        }

        var trades = await system.AccountTradesAsync(cancellation);
        var tradesAudit = await phases.RunAsync(
            "verify the audit trail of trades",
            _ => system.VerifyTradesAuditAsync(cancellation)
        );
        summary.Write(trades, tradesAudit, system.Trades.Chaos);
        return [.. accounting.Problems, .. audit.Problems, .. trades.Problems, .. tradesAudit.Problems];
    }

    static int ExitCode(string[] problems) => problems.Length == 0 ? Success : DoesNotComeOut;

    static Task InterruptAsync(CancellationToken cancellation) =>
        Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);

    IReadOnlyCollection<FeedItem> ReadSession()
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
        IReadOnlyCollection<FeedItem> session,
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
