using MarketData.Domain.Audit;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Audit;

/// <summary>What the trail says of a trade, for people.</summary>
static class AuditedTradeText
{
    public static async Task<int> WriteAsync(
        Trail trail,
        AuditedTrades trades,
        string id,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        var keys = await trail.LoadKeysAsync(cancellation);
        var found = await trades.FindAsync(trail, keys, id, cancellation);
        if (found.Count == 0)
        {
            await output.WriteLineAsync($"The trail has no record of {id}, and the table no row.");
            return Operation.No;
        }

        foreach (var (name, value) in found.SelectMany(trade => Lines(trade, keys)))
        {
            await output.WriteLineAsync($"{name, -12}{value}");
        }

        return found.All(trade => trade.Problems.Count == 0) ? Operation.Success : Operation.No;
    }

    static IEnumerable<(string Name, string Value)> Lines(AuditedTrade trade, AuditKeys keys)
    {
        if (trade.Record is { Entry: AuditEntry.Trade entry } record)
        {
            yield return ("Trade", $"{entry.TradeId}, {entry.Status}, at {UtcText.Of(entry.Timestamp)}");
            yield return ("Event", entry.EventId);
            yield return ("Taken in", UtcText.Of(entry.Received));
            yield return ("Recorded", UtcText.Of(entry.Decided));
            yield return ("Record", RecordText.Of(record, keys));
        }
        else
        {
            yield return ("Trade", trade.Id);
        }

        foreach (var problem in trade.Problems.DefaultIfEmpty("the row is as it was recorded"))
        {
            yield return (trade.Problems.Count == 0 ? "Row" : "NOT OK", problem);
        }
    }
}
