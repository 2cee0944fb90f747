using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace MarketData.Sandbox.Steps;

/// <summary>
/// Shows what goes on: each phase with its time when it is done; meanwhile a live line on a terminal, elsewhere a line
/// every few seconds.
/// </summary>
public sealed class Phases
{
    static readonly TimeSpan BetweenPlainLines = TimeSpan.FromSeconds(10);

    readonly IAnsiConsole console;
    readonly Action<string>? showLive;
    readonly Stopwatch clock = Stopwatch.StartNew();
    readonly Dictionary<string, string> running = [];
    readonly Lock gate = new();
    TimeSpan lastLine;

    Phases(IAnsiConsole console, Action<string>? showLive) => (this.console, this.showLive) = (console, showLive);

    public static async Task ShowAsync(IAnsiConsole console, Func<Phases, Task> work)
    {
        if (console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal)
        {
            await console
                .Status()
                .StartAsync("starting", live => work(new(console, text => live.Status(Markup.Escape(text)))));
            return;
        }

        var phases = new Phases(console, showLive: null);
        using var stop = new CancellationTokenSource();
        var lines = phases.WritePlainLinesAsync(stop.Token);
        try
        {
            await work(phases);
        }
        finally
        {
            await stop.CancelAsync();
            await lines;
        }
    }

    /// <summary>A sentence that stays.</summary>
    public void Tell(string sentence) => Write("…", clock.Elapsed, sentence);

    public Task RunAsync(string phase, Func<Action<string>, Task> work) =>
        RunAsync<object?>(
            phase,
            async detail =>
            {
                await work(detail);
                return null;
            }
        );

    /// <summary>The work may report where it stands, as often as it likes.</summary>
    public async Task<T> RunAsync<T>(string phase, Func<Action<string>, Task<T>> work)
    {
        var started = clock.Elapsed;
        Update(phase, "");
        try
        {
            var result = await work(detail => Update(phase, detail));
            Write("[green]✓[/]", clock.Elapsed - started, phase);
            return result;
        }
        catch
        {
            Write("[red]✗[/]", clock.Elapsed - started, phase);
            throw;
        }
        finally
        {
            lock (gate)
            {
                running.Remove(phase);
                ShowLive();
            }
        }
    }

    async Task WritePlainLinesAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(stop).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
            lock (gate)
            {
                if (!stop.IsCancellationRequested && clock.Elapsed - lastLine > BetweenPlainLines && running.Count > 0)
                {
                    Tell(WhatIsRunning());
                }
            }
        }
    }

    void Write(string mark, TimeSpan elapsed, string text)
    {
        lock (gate)
        {
            lastLine = clock.Elapsed;
            var seconds = elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(6);
            console.MarkupLine($"{mark} {seconds} s  {Markup.Escape(text)}");
        }
    }

    void Update(string phase, string detail)
    {
        lock (gate)
        {
            running[phase] = detail;
            ShowLive();
        }
    }

    /// <summary>Between two phases, too: a live line must not be empty.</summary>
    void ShowLive() => showLive?.Invoke(running.Count > 0 ? WhatIsRunning() : "…");

    string WhatIsRunning() =>
        string.Join(" · ", running.Select(pair => pair.Value.Length == 0 ? pair.Key : $"{pair.Key}: {pair.Value}"));
}
