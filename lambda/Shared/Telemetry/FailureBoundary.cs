using Amazon.Runtime;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Shared.Aws;

namespace MarketData.Shared.Telemetry;

/// <summary>
/// What fails inside fails alone: the one place that catches everything. The failures that a step can meet, of the
/// network, of a service, of what is stored, are logged as that step's. Anything else is a bug of ours, logged and
/// counted as one. That the time is up is neither.
/// </summary>
public sealed class FailureBoundary(JsonLog log)
{
    int bugs;

    /// <summary>How many bugs were met since this was last asked.</summary>
    public int TakeBugs() => Interlocked.Exchange(ref bugs, 0);

    /// <param name="failed">What it means where it fails.</param>
    /// <param name="step">What is done.</param>
    /// <param name="context">What to know about it where it fails.</param>
    /// <returns>Null where it failed.</returns>
    public T? Try<T>(LogEvent failed, Func<T> step, Func<(string Name, string? Value)[]> context)
        where T : class
    {
        try
        {
            return step();
        }
        catch (Exception failure)
        {
            Report(failed, failure, context(), CancellationToken.None);
            return null;
        }
    }

    /// <inheritdoc cref="Try"/>
    /// <param name="failed">What it means where it fails.</param>
    /// <param name="step">What is done.</param>
    /// <param name="context">What to know about it where it fails.</param>
    /// <param name="cancellation">The end of the step's time.</param>
    public async Task<T?> TryAsync<T>(
        LogEvent failed,
        Func<Task<T>> step,
        Func<(string Name, string? Value)[]> context,
        CancellationToken cancellation
    )
        where T : class
    {
        try
        {
            return await step();
        }
        catch (Exception failure)
        {
            Report(failed, failure, context(), cancellation);
            return null;
        }
    }

    void Report(
        LogEvent failed,
        Exception failure,
        (string Name, string? Value)[] context,
        CancellationToken cancellation
    )
    {
        if (failure is OperationCanceledException && cancellation.IsCancellationRequested)
        {
            log.Warn(
                LogEvent.OutOfTime,
                [(LogFields.Step, failed.Message), (LogFields.Problem, failure.Message), .. context]
            );
        }
        else if (CanBeMet(failure))
        {
            log.Error(failed, failure, [.. context, .. CallOf(failure)]);
        }
        else
        {
            Interlocked.Increment(ref bugs);
            log.Error(LogEvent.Bug, failure, [(LogFields.Step, failed.Message), .. context]);
        }
    }

    /// <summary>The call of AWS that was refused, where one was.</summary>
    static IEnumerable<(string Name, string? Value)> CallOf(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure.Data[LogFields.Call] is string call)
            {
                return [(LogFields.Call, call)];
            }
        }

        return [];
    }

    /// <summary>
    /// A wrong format is that of an item that was damaged; a time-out, of a symbol that others always wrote first.
    /// </summary>
    static bool CanBeMet(Exception failure) =>
        failure
            is AmazonServiceException
                or AmazonClientException
                or NoAnswerException
                or OperationCanceledException
                or TimeoutException
                or FormatException;
}
