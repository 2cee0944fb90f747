namespace MarketData.Sandbox.Lambda;

/// <summary>What an invocation came to: the function's answer, or why there is none.</summary>
public abstract record InvocationResult
{
    public sealed record Answered(ReadOnlyMemory<byte> Payload) : InvocationResult;

    public sealed record Failed(string Reason) : InvocationResult;
}
