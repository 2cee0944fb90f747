using System.Diagnostics;
using System.Text;
using MarketData.Sandbox.Functions;

namespace MarketData.SandboxTests.Functions;

static class Replies
{
    public static Reply Answer(string json) => Result(new InvocationResult.Answered(Encoding.UTF8.GetBytes(json)));

    public static Reply Throttle { get; } = Result(new InvocationResult.Throttled());

    public static Reply Hang { get; } =
        async stop =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            throw new UnreachableException();
        };

    public static Reply Fail(string? errorType) => Result(new InvocationResult.Failed("out of luck", errorType));

    /// <summary>What makes Step Functions see an error of this name.</summary>
    public static Reply Error(string name) =>
        name switch
        {
            "Lambda.TooManyRequestsException" => Throttle,
            // Not the function, but who runs it.
            "Lambda.ServiceException" => _ => throw new InvalidOperationException(),
            "Lambda.Unknown" => Fail(null),
            "States.Timeout" => Hang,
            // What Lambda's own client has no answer for is named like what functions report.
            _ => Fail(name),
        };

    static Reply Result(InvocationResult result) => _ => Task.FromResult(result);
}
