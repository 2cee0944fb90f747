using MarketData.Sandbox.Functions;

namespace MarketData.Sandbox.Lambda;

/// <summary>One event on its way through a function's process.</summary>
public sealed class PendingInvocation(string functionArn, ReadOnlyMemory<byte> payload, DateTimeOffset deadline)
{
    readonly TaskCompletionSource<InvocationResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId { get; } = Guid.NewGuid().ToString();

    public string FunctionArn => functionArn;

    public ReadOnlyMemory<byte> Payload => payload;

    public DateTimeOffset Deadline => deadline;

    /// <summary>As Lambda sends it for a trace that is recorded.</summary>
    public string TraceId { get; } =
        $"Root=1-{DateTimeOffset.UtcNow.ToUnixTimeSeconds():x8}-{Guid.NewGuid():N}"[..40]
        + $";Parent={Random.Shared.NextInt64():x16};Sampled=1";

    public Task<InvocationResult> Result => result.Task;

    public void Complete(InvocationResult outcome) => result.TrySetResult(outcome);
}
