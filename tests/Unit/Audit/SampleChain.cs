using MarketData.Domain.Audit;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Audit;

/// <summary>Ten records of one chain, and what the verifier says of them or of what became of them.</summary>
static class SampleChain
{
    public static readonly IReadOnlyList<AuditRecord> Chain = Link(
        Enumerable.Range(1, 10).Select(i => Commit(100 + i))
    );

    public static ChainVerdict Verify(IEnumerable<AuditRecord> records) => Verify(records, Chain[^1]);

    /// <param name="records">What is found.</param>
    /// <param name="last">What the head names.</param>
    public static ChainVerdict Verify(IEnumerable<AuditRecord> records, AuditRecord last) =>
        Verify(records, ChainHead.Of(last), ChainHead.Of(last));

    public static ChainVerdict Verify(IEnumerable<AuditRecord> records, ChainHead before, ChainHead after)
    {
        var verifier = new ChainVerifier([Sample.Key], new Dictionary<string, ChainHead> { ["IBM"] = before });
        foreach (var record in records)
        {
            verifier.Add(record);
        }

        return verifier.Verify(new Dictionary<string, ChainHead> { ["IBM"] = after }).Single();
    }

    public static AuditEntry.Commit Commit(params ReadOnlySpan<int> prices)
    {
        var events = new List<AuditedEvent>();
        foreach (var price in prices)
        {
            events.Add(AuditedEvent.Of(Sample.Trade("13:30", price, id: $"{price}")));
        }

        return new(Sample.Ibm, events, Sample.At("13:30:01"), Sample.At("13:30:02"), RetentionDays: 90);
    }

    public static List<AuditRecord> Link(params IEnumerable<AuditEntry> entries)
    {
        var records = new List<AuditRecord>();
        var head = default(ChainHead);
        foreach (var entry in entries)
        {
            records.Add(Sample.Key.Link(head, entry));
            head = ChainHead.Of(records[^1]);
        }

        return records;
    }
}
