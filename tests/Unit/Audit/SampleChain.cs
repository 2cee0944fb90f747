using MarketData.Domain.Audit;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Audit;

/// <summary>Ten records of one chain, and what the verifier says of them or of what became of them.</summary>
static class SampleChain
{
    public static readonly IReadOnlyList<AuditRecord> Chain = Link(
        Enumerable.Range(1, 10).Select(i => Commit(100 + i))
    );

    /// <summary>The first thing wrong with the chain, of which these are found.</summary>
    public static ChainFinding? FirstOf(IEnumerable<AuditRecord> found) => FirstOf(found, Chain[^1]);

    /// <param name="found">Records, in whatever order.</param>
    /// <param name="last">What the head names.</param>
    public static ChainFinding? FirstOf(IEnumerable<AuditRecord> found, AuditRecord last) =>
        FirstOf(found, ChainHead.Of(last), ChainHead.Of(last));

    public static ChainFinding? FirstOf(
        IEnumerable<AuditRecord> found,
        ChainHead before,
        ChainHead after,
        string chain = "IBM",
        AuditKeys? keys = null,
        IReadOnlyList<Milestone>? milestones = null
    )
    {
        keys ??= new AuditKeys(Sample.Key);
        List<AuditRecord> sorted =
        [
            .. found.Where(record => record.Entry.Chain == chain).OrderBy(record => record.Sequence),
        ];
        return new ChainVerifier(keys, milestones ?? []).FindFirst(
            chain,
            sorted.Select(record => AuditPlace.Of(record, keys)),
            sorted.Find(record => !keys.IsGenuine(record))?.Entry,
            before,
            after
        );
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
