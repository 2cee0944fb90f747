using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using MarketData.Contract;

namespace MarketData.Shared.Aws;

/// <summary>
/// Lets no call wait for longer than <see cref="Limit"/>, and says of one without an answer which it was and how long
/// it was waited for. The SDK's own time-out counts in real time, which tests cannot run.
/// </summary>
sealed class CallLimit(TimeProvider time) : PipelineHandler
{
    /// <summary>A hundred times what DynamoDB needs; a hung connection must not take an invocation's time.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = (RequestContext)executionContext.RequestContext;
        var caller = request.CancellationToken;
        using var limit = new CancellationTokenSource(Limit, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(caller, limit.Token);
        request.CancellationToken = ended.Token;
        var start = time.GetTimestamp();
        try
        {
            return await base.InvokeAsync<T>(executionContext);
        }
        catch (OperationCanceledException cancelled) when (caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(Sentence("had no answer yet when its time was up"), cancelled, caller);
        }
        catch (Exception gaveUp) when (gaveUp is OperationCanceledException or TimeoutException)
        {
            throw new NoAnswerException(Sentence("had no answer"), gaveUp);
        }
        catch (AmazonServiceException refusal)
        {
            // Most services do not say in their text what was asked of them, and some not even who they are.
            refusal.Data[LogFields.Call] = Sentence("was refused");
            throw;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new NoAnswerException($"{Sentence("failed on the way")}: {failure.Message}", failure);
        }

        string Sentence(string what) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{AwsCall.Of(request)} {what}, after {time.GetElapsedTime(start).TotalSeconds:0.0} s"
            );
    }
}
