using MarketData.Domain.Audit;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Audit;

/// <summary>What the trail says of a trade.</summary>
static class TradeFacts
{
    public static async Task<Answer> DescribeAsync(
        Trail trail,
        AuditedTrades trades,
        string id,
        CancellationToken cancellation
    )
    {
        var keys = await trail.LoadKeysAsync(cancellation);
        var found = await trades.FindAsync(trail, keys, id, cancellation);
        if (found.Count == 0)
        {
            return Answer.Sentence(Operation.No, $"The trail has no record of {id}, and the table no row.");
        }

        return new Facts([.. found.SelectMany(trade => Lines(trade, keys))]).ToAnswer(
            found.All(trade => trade.Problems.Count == 0) ? Operation.Success : Operation.No
        );
    }

    static IEnumerable<Fact> Lines(AuditedTrade trade, AuditKeys keys)
    {
        if (trade.Record is { Entry: AuditEntry.Trade entry } record)
        {
            yield return new("Trade", $"{entry.TradeId}, {entry.Status}, at {UtcText.Of(entry.Timestamp)}");
            yield return new("Event", entry.EventId);
            yield return new("Taken in", UtcText.Of(entry.Received));
            yield return new("Recorded", UtcText.Of(entry.Decided));
            yield return new("Record", RecordText.Of(record, keys));
        }
        else
        {
            yield return new("Trade", trade.Id);
        }

        foreach (var problem in trade.Problems.DefaultIfEmpty("the row is as it was recorded"))
        {
            yield return new(trade.Problems.Count == 0 ? "Row" : "NOT OK", problem);
        }
    }
}
