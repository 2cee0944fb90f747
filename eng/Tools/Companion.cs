using System.Collections.Concurrent;

namespace MarketData.Tools;

/// <summary>
/// A process that serves its caller, and ends by itself when the caller's end of its standard input closes.
/// </summary>
public sealed class Companion : IAsyncDisposable
{
    const int RememberedLines = 20;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly string name;
    readonly ChildProcess process;
    readonly ConcurrentQueue<string> lastLines = new();
    readonly TaskCompletionSource<string> firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task failFirstLine;

    Companion(string name, Command command)
    {
        this.name = name;
        process = (command with { OnOutput = ReadOutput, OnError = Remember }).Start();
        failFirstLine = process.Exit.ContinueWith(_ => firstLine.TrySetException(Ended()), TaskScheduler.Default);
    }

    /// <summary>The first line of standard output, or an exception when the process ends before it.</summary>
    public Task<string> FirstLine => firstLine.Task;

    public bool HasEnded => process.HasExited;

    /// <param name="name">What it is, for messages.</param>
    /// <param name="command">Ends when its standard input does.</param>
    public static Companion Start(string name, Command command) => new(name, command);

    public ToolException Ended() => new($"{name} ended unexpectedly; its last lines:\n{string.Join('\n', lastLines)}");

    public async ValueTask DisposeAsync()
    {
        process.CloseInput();
        await Task.WhenAny(process.Exit, Task.Delay(Patience));
        await process.DisposeAsync();
        await failFirstLine;
        firstLine.Task.Exception?.Handle(_ => true);
    }

    void ReadOutput(string line)
    {
        Remember(line);
        firstLine.TrySetResult(line);
    }

    void Remember(string line)
    {
        lastLines.Enqueue(line);
        if (lastLines.Count > RememberedLines)
        {
            lastLines.TryDequeue(out _);
        }
    }
}
