using MarketData.Domain.Audit;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Audit;

/// <summary>Ten records of one chain, and what the verifier says of them or of what became of them.</summary>
static class SampleChain
{
    public static readonly IReadOnlyList<AuditRecord> Chain = ChainOf(10);

    public static ChainVerdict Verify(IEnumerable<AuditRecord> records) =>
        Verify(records, ChainHead.Of(Chain[^1]), ChainHead.Of(Chain[^1]));

    public static ChainVerdict Verify(IEnumerable<AuditRecord> records, ChainHead before, ChainHead after)
    {
        var verifier = new ChainVerifier([Sample.Key], new Dictionary<string, ChainHead> { ["IBM"] = before });
        foreach (var record in records)
        {
            verifier.Add(record);
        }

        return verifier.Verify(new Dictionary<string, ChainHead> { ["IBM"] = after }).Single();
    }

    static List<AuditRecord> ChainOf(int length)
    {
        var records = new List<AuditRecord>();
        var head = default(ChainHead);
        for (var i = 1; i <= length; i++)
        {
            var trade = Sample.Trade("13:30", 100 + i, id: $"{i}");
            records.Add(
                Sample.Key.Link(
                    head,
                    new AuditEntry
                    {
                        Id = trade.Identity.Value,
                        Outcome = new AuditOutcome.Stored(trade.Symbol, EventDigest.Of(trade)),
                        Stages = new AuditStages(trade.ReceivedAt, trade.ReceivedAt, trade.ReceivedAt),
                    }
                )
            );
            head = ChainHead.Of(records[^1]);
        }

        return records;
    }
}
