using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using MarketData.Contract;
using MarketData.Hosting.Tracing;
using MarketData.Shared.Aws;

namespace MarketData.Shared.Telemetry;

/// <summary>Makes each of the SDK's calls a subsegment of the invocation's trace, where that is recorded.</summary>
sealed class CallTracing(TraceSender sender, Func<string?> header, TimeProvider time) : PipelineHandler
{
    /// <summary>Where Lambda runs X-Ray's daemon, as the environment says.</summary>
    /// <returns>To be disposed of at the end; null where nothing is traced.</returns>
    public static IDisposable? InstallWhereTraced(TimeProvider time)
    {
        var traces = TraceSender.OfEnvironment(Environment.GetEnvironmentVariable);
        if (traces is not null)
        {
            Install(traces, time);
        }

        return traces;
    }

    /// <summary>For every client that is made from now on.</summary>
    public static void Install(TraceSender sender, TimeProvider time) =>
        RuntimePipelineCustomizerRegistry.Instance.Register(
            new Customizer(() =>
                new CallTracing(sender, () => Environment.GetEnvironmentVariable(LambdaVariables.TraceId), time)
            )
        );

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        if (!TraceHeader.TryParseSampled(header(), out var trace))
        {
            return await base.InvokeAsync<T>(executionContext);
        }

        var start = time.GetUtcNow();
        var (status, requestId) = ((HttpStatusCode?)null, (string?)null);
        try
        {
            var answer = await base.InvokeAsync<T>(executionContext);
            var response = executionContext.ResponseContext.Response;
            (status, requestId) = (response?.HttpStatusCode, response?.ResponseMetadata?.RequestId);
            return answer;
        }
        catch (AmazonServiceException refusal)
        {
            (status, requestId) = (refusal.StatusCode, refusal.RequestId);
            throw;
        }
        finally
        {
            Send(trace, start, executionContext.RequestContext, status, requestId);
        }
    }

    void Send(
        TraceHeader trace,
        DateTimeOffset start,
        IRequestContext request,
        HttpStatusCode? status,
        string? requestId
    )
    {
        var call = AwsCall.Of(request);
        sender.Send(
            new Subsegment
            {
                Trace = trace,
                Service = call.Service,
                Operation = call.Operation,
                Start = start,
                End = time.GetUtcNow(),
                Status = status is { } known and not 0 ? (int)known : null,
                RequestId = requestId,
                Retries = request.Retries,
            }
        );
    }

    sealed class Customizer(Func<CallTracing> create) : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(CallTracing);

        /// <summary>Outermost but for the metrics: what the SDK repeats is one call that took long.</summary>
        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandlerBefore<RetryHandler>(create());
    }
}
