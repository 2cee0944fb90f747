using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace MarketData.Sandbox.Report;

/// <summary>Shows what goes on: each phase with its time when it is done, and on a terminal a live line meanwhile.</summary>
public sealed class Phases
{
    static readonly TimeSpan BetweenPlainLines = TimeSpan.FromSeconds(5);

    readonly IAnsiConsole console;
    readonly Action<string>? showLive;
    readonly Dictionary<string, string> running = [];
    readonly Lock gate = new();

    Phases(IAnsiConsole console, Action<string>? showLive) => (this.console, this.showLive) = (console, showLive);

    public static async Task ShowAsync(IAnsiConsole console, Func<Phases, Task> work)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal)
        {
            await work(new(console, showLive: null));
            return;
        }

        await console
            .Status()
            .StartAsync("starting", live => work(new(console, text => live.Status(Markup.Escape(text)))));
    }

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
        var clock = Stopwatch.StartNew();
        var lastPlainLine = TimeSpan.Zero;
        Update(phase, "");
        try
        {
            var result = await work(detail =>
            {
                Update(phase, detail);
                if (showLive is null && clock.Elapsed - lastPlainLine > BetweenPlainLines)
                {
                    lastPlainLine = clock.Elapsed;
                    Write(clock.Elapsed, $"{phase}: {detail}", "…");
                }
            });
            Write(clock.Elapsed, phase, "[green]✓[/]");
            return result;
        }
        catch
        {
            Write(clock.Elapsed, phase, "[red]✗[/]");
            throw;
        }
        finally
        {
            lock (gate)
            {
                running.Remove(phase);
            }
        }
    }

    void Write(TimeSpan elapsed, string text, string mark)
    {
        lock (gate)
        {
            var seconds = elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(6);
            console.MarkupLine($"{mark} {seconds} s  {Markup.Escape(text)}");
        }
    }

    void Update(string phase, string detail)
    {
        lock (gate)
        {
            running[phase] = detail;
            showLive?.Invoke(
                string.Join(
                    " · ",
                    running.Select(pair => pair.Value.Length == 0 ? pair.Key : $"{pair.Key}: {pair.Value}")
                )
            );
        }
    }
}
