using MarketData.Sandbox.Functions;

namespace MarketData.Sandbox.Trades;

/// <summary>The function <c>record</c>, whose answers the ledger hears as the workflow does.</summary>
sealed class NotedRecord(IFunction function, TradeLedger ledger) : IFunction
{
    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var result = await function.InvokeAsync(payload, cancellation);
        if (result is InvocationResult.Answered answered)
        {
            ledger.NoteRecorded(payload, answered.Payload);
        }

        return result;
    }
}
