using System.Globalization;
using Amazon.Lambda.Core;

namespace MarketData.Hosting;

/// <summary>One invocation, as the Runtime API's headers describe it.</summary>
sealed class Invocation(LambdaEnvironment environment, JsonLog log, TimeProvider time) : ILambdaContext
{
    static readonly long LatestMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public required string AwsRequestId { get; init; }
    public required string InvokedFunctionArn { get; init; }
    public required string? TraceId { get; init; }

    /// <summary>The shortest time-out that the deployment allows a function, for want of the deadline.</summary>
    static readonly TimeSpan DefaultTime = TimeSpan.FromSeconds(5);

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
            AwsRequestId =
                Header(next, "Lambda-Runtime-Aws-Request-Id")
                ?? throw new RuntimeApiException(
                    "The Runtime API sent an invocation without an id to answer it under."
                ),
            InvokedFunctionArn = Header(next, "Lambda-Runtime-Invoked-Function-Arn") ?? "",
            TraceId = Header(next, "Lambda-Runtime-Trace-Id"),
            Deadline =
                long.TryParse(
                    Header(next, "Lambda-Runtime-Deadline-Ms"),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var deadline
                )
                && deadline <= LatestMilliseconds
                    ? DateTimeOffset.FromUnixTimeMilliseconds(deadline)
                    : time.GetUtcNow() + DefaultTime,
        };

    static string? Header(HttpResponseMessage next, string name) =>
        next.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
