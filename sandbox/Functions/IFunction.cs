namespace MarketData.Sandbox.Functions;

/// <summary>Takes an event and answers it: the seam between a trigger and the function.</summary>
public interface IFunction
{
    Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation);
}
