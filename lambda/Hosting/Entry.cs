using System.Runtime.InteropServices;

namespace MarketData.Hosting;

/// <summary>How an executable of Lambda's begins and ends.</summary>
public static class Entry
{
    /// <param name="run">Runs the function until cancelled, which it is when Lambda ends the process.</param>
    /// <returns>1 where it ended by a failure, which stands in the log.</returns>
    public static async Task<int> RunAsync(Func<CancellationToken, Task> run)
    {
        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true;
                stop.Cancel();
            }
        );
        try
        {
            await run(stop.Token);
            return 0;
        }
        catch (Exception failure)
        {
            // An exception that nobody catches ends a process in text that is no JSON, and an abort.
            return failure is OperationCanceledException && stop.IsCancellationRequested ? 0 : 1;
        }
    }

    /// <summary>
    /// Lambda freezes a waiting function for as long as it likes: the wait for an event has no time-out. And the
    /// Runtime API is on this machine, whatever proxy the environment names.
    /// </summary>
    public static HttpClient RuntimeClient() =>
        new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
}
