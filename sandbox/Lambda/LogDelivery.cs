using System.Threading.Channels;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using MarketData.Sandbox.Steps;

namespace MarketData.Sandbox.Lambda;

/// <summary>Brings what a function's processes print into the function's log group, as Lambda does.</summary>
public sealed class LogDelivery : IAsyncDisposable
{
    /// <summary>A call takes 10,000 lines, and no more than a megabyte of them; ours are below a kilobyte.</summary>
    const int MaxLines = 500;

    readonly IAmazonCloudWatchLogs logs;
    readonly DeployedFunction function;
    readonly Channel<InputLogEvent> lines = Channel.CreateUnbounded<InputLogEvent>();
    readonly CancellationTokenSource stop = new();
    readonly Task delivering;

    LogDelivery(IAmazonCloudWatchLogs logs, DeployedFunction function)
    {
        (this.logs, this.function) = (logs, function);
        delivering = DeliverAsync();
    }

    public static async Task<LogDelivery> StartAsync(
        RunScope scope,
        IAmazonCloudWatchLogs logs,
        DeployedFunction function,
        CancellationToken cancellation
    )
    {
        await logs.CreateLogStreamAsync(
            new() { LogGroupName = function.LogGroup, LogStreamName = StreamOf(function) },
            cancellation
        );
        return scope.Add(new LogDelivery(logs, function));
    }

    /// <summary>Lambda has a stream for each execution environment; here those of a version share one.</summary>
    public static string StreamOf(DeployedFunction function) => $"[{function.Version}]sandbox";

    public void Add(string line) =>
        lines.Writer.TryWrite(new() { Message = line, Timestamp = TimeProvider.System.GetUtcNow().UtcDateTime });

    /// <summary>What is not delivered by then is in the run's own file alone.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await delivering;
        stop.Dispose();
    }

    async Task DeliverAsync()
    {
        try
        {
            while (await lines.Reader.WaitToReadAsync(stop.Token))
            {
                await logs.PutLogEventsAsync(
                    new()
                    {
                        LogGroupName = function.LogGroup,
                        LogStreamName = StreamOf(function),
                        LogEvents = [.. TakeWaiting().OrderBy(line => line.Timestamp)],
                    },
                    stop.Token
                );
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        catch (AmazonCloudWatchLogsException gone) when (gone.ErrorCode == "ResourceNotFoundException")
        {
            // The deployment is destroyed, its log group with it, while a last process still prints.
        }
    }

    IEnumerable<InputLogEvent> TakeWaiting()
    {
        for (var i = 0; i < MaxLines && lines.Reader.TryRead(out var line); i++)
        {
            yield return line;
        }
    }
}
