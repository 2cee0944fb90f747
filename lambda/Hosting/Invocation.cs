using System.Globalization;
using Amazon.Lambda.Core;

namespace MarketData.Hosting;

/// <summary>One invocation, as the Runtime API's headers describe it.</summary>
sealed class Invocation(LambdaEnvironment environment, JsonLog log, TimeProvider time) : ILambdaContext
{
    public required string AwsRequestId { get; init; }
    public required string InvokedFunctionArn { get; init; }
    public required string? TraceId { get; init; }
    public required DateTimeOffset Deadline { get; init; }

    public TimeSpan RemainingTime => Deadline - time.GetUtcNow();
    public string FunctionName => environment.FunctionName;
    public string FunctionVersion => environment.FunctionVersion;
    public string LogGroupName => environment.LogGroupName;
    public string LogStreamName => environment.LogStreamName;
    public int MemoryLimitInMB => environment.MemoryLimitInMB;
    public ILambdaLogger Logger => log;
    public IClientContext? ClientContext => null;
    public ICognitoIdentity? Identity => null;

    public static Invocation Of(
        HttpResponseMessage next,
        LambdaEnvironment environment,
        JsonLog log,
        TimeProvider time
    ) =>
        new(environment, log, time)
        {
            AwsRequestId = Header(next, "Lambda-Runtime-Aws-Request-Id"),
            InvokedFunctionArn = Header(next, "Lambda-Runtime-Invoked-Function-Arn"),
            TraceId = next.Headers.TryGetValues("Lambda-Runtime-Trace-Id", out var ids) ? ids.First() : null,
            Deadline = DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(Header(next, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture)
            ),
        };

    static string Header(HttpResponseMessage next, string name) =>
        next.Headers.TryGetValues(name, out var values)
            ? values.First()
            : throw new HttpRequestException($"The Runtime API sent an invocation without the header {name}.");
}
