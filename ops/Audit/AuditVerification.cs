using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Ops.Deployment;
using MarketData.Shared.Trail;

namespace MarketData.Ops.Audit;

/// <summary>What came of checking an audit trail.</summary>
/// <param name="Chains">How many chains there are.</param>
/// <param name="Records">How many records were read.</param>
/// <param name="Rows">How many of the rows that they are about are what they say.</param>
/// <param name="Expired">How many are gone because their time was over.</param>
/// <param name="Problems">A sentence for the first problem of each chain, and for each item that cannot be read or does
/// not fit.</param>
/// <param name="Heads">Where the chains ended.</param>
public sealed record AuditVerification(
    int Chains,
    long Records,
    long Rows,
    long Expired,
    IReadOnlyList<string> Problems,
    ChainHeads Heads
)
{
    /// <param name="trail">The trail.</param>
    /// <param name="symbol">Only this symbol's chain, or null for all.</param>
    /// <param name="checkpoint">Where the chains ended at an earlier verification, if that is known.</param>
    /// <param name="now">The time of the check.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task<AuditVerification> RunAsync(
        Trail trail,
        Symbol? symbol,
        ChainHeads? checkpoint,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var tables = new TrailTables(trail, symbol);
        return RunAsync(tables, tables.Rows, new ProblemList(), symbol, checkpoint, now, cancellation);
    }

    /// <summary>Of a copy: the rows that the records are about are not in it.</summary>
    public static Task<AuditVerification> RunAsync(
        TrailCopy copy,
        Symbol? symbol,
        ChainHeads? checkpoint,
        CancellationToken cancellation
    ) => RunAsync(copy, rows: null, copy.Problems, symbol, checkpoint, copy.HeadsAt, cancellation);

    static async Task<AuditVerification> RunAsync(
        ITrailSource trail,
        RowComparison? rows,
        ProblemList problems,
        Symbol? symbol,
        ChainHeads? checkpoint,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var keys = await trail.LoadKeysAsync(cancellation);
        var milestones = await LoadMilestonesAsync(trail, keys, checkpoint, problems, cancellation);
        var before = await ReadHeadsAsync(trail, trail.ReadStateBefore(), problems, cancellation);

        using var index = new TrailIndex();
        await foreach (var item in trail.ReadRecords().WithCancellation(cancellation))
        {
            if (problems.TryRead(item[Tables.AuditTrail.HashKey].S, item, ReadRecord, out var read))
            {
                index.Add(read.Record, keys);
                read.Rows.ForEach(index.Expect);
            }
        }

        index.Sort();
        var after = await ReadHeadsAsync(trail, trail.ReadStateAfter(), problems: null, cancellation);
        var verifier = new ChainVerifier(keys, milestones);
        var chains = index
            .Chains.Union(before.Keys)
            .Union(KnownChains(milestones, symbol))
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var chain in chains)
        {
            var finding = verifier.FindFirst(
                chain,
                index.PlacesOf(chain),
                index.SuspectOf(chain),
                before.GetValueOrDefault(chain),
                after.GetValueOrDefault(chain)
            );
            if (finding is not null)
            {
                problems.Add(Sentence(chain, finding));
            }
        }

        if (rows is not null)
        {
            await rows.RunAsync(keys, index, problems, now, cancellation);
        }

        return new(
            chains.Count,
            index.Records,
            index.Matched,
            index.Expired(now),
            problems.Sentences,
            new ChainHeads(trail.TrailTable, now, before)
        );

        (AuditRecord Record, List<RecordedRow> Rows) ReadRecord(Item item)
        {
            var record = AuditItem.Read(item);
            return (record, [.. rows?.RowsOf(record.Entry) ?? []]);
        }
    }

    static IEnumerable<string> KnownChains(IEnumerable<Milestone> milestones, Symbol? symbol) =>
        milestones
            .SelectMany(milestone => milestone.Heads.Heads.Keys)
            .Where(chain => symbol is null || chain == symbol.Value.Value);

    static async Task<IReadOnlyList<Milestone>> LoadMilestonesAsync(
        ITrailSource trail,
        AuditKeys keys,
        ChainHeads? checkpoint,
        ProblemList problems,
        CancellationToken cancellation
    )
    {
        var milestones = new List<Milestone>();
        for (var retired = 1; keys.Find(retired + 1) is { } next; retired++)
        {
            var seal = await trail.LoadSealAsync(retired, cancellation);
            if (seal is null)
            {
                problems.Add($"audit key {retired} was replaced, and is not sealed: run audit rotate-key to finish it");
            }
            else if (seal.Value.Seal != seal.Value.Heads.SealWith(next))
            {
                problems.Add($"the seal of audit key {retired} was changed: key {next.Number} did not make it");
            }
            else
            {
                milestones.Add(new($"when key {retired} was rotated out", seal.Value.Heads, RetiredKey: retired));
            }
        }

        if (checkpoint is not null)
        {
            var at = checkpoint.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            milestones.Add(new($"at the checkpoint of {at} UTC", checkpoint));
        }

        return milestones;
    }

    public Answer ToAnswer(AuditedRows rows) =>
        Answer.Of(
            Problems.Count == 0 ? Operation.Success : Operation.No,
            new(Problems.Count == 0, Records, Chains, Rows, rows.Expire ? Expired : null, Problems),
            AuditJson.Default.VerifiedTrail,
            output => WriteTo(output, rows)
        );

    /// <summary>Of a copy.</summary>
    public Answer ToAnswer(CopyFacts copy) =>
        Answer.Of(
            Problems.Count == 0 ? Operation.Success : Operation.No,
            new(Problems.Count == 0, Records, Chains, Rows: null, Expired: null, Problems, copy),
            AuditJson.Default.VerifiedTrail,
            output =>
            {
                WriteVerdict(output, "");
                copy.WriteTo(output);
            }
        );

    public void WriteTo(TextWriter output, AuditedRows rows)
    {
        var fitting = string.Create(
            CultureInfo.InvariantCulture,
            $", {Rows:N0} stored {rows.Plural} that fit their records"
        );
        var expired = rows.Expire ? string.Create(CultureInfo.InvariantCulture, $", {Expired:N0} expired") : "";
        WriteVerdict(output, fitting + expired);
    }

    void WriteVerdict(TextWriter output, string more)
    {
        foreach (var problem in Problems)
        {
            output.WriteLine(problem);
        }

        var verdict = Problems.Count == 0 ? "OK" : "NOT OK";
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{Records:N0} records in {Chains:N0} {(Chains == 1 ? "chain" : "chains")}"
        );
        output.WriteLine($"{verdict}: {counts}{more}.");
    }

    static async Task<Dictionary<string, ChainHead>> ReadHeadsAsync(
        ITrailSource trail,
        IAsyncEnumerable<Item> rows,
        ProblemList? problems,
        CancellationToken cancellation
    )
    {
        problems ??= new ProblemList();
        var heads = new Dictionary<string, ChainHead>();
        await foreach (var item in rows.WithCancellation(cancellation))
        {
            var chain = trail.ChainOf(item);
            if (
                !AuditKeysItem.IsOfKeys(chain)
                && problems.TryRead(chain, item, ChainHeadItem.Read, out var head)
                && !heads.TryAdd(chain, head)
            )
            {
                problems.Add($"the head of {chain} is there more than once");
            }
        }

        return heads;
    }

    static string Sentence(string chain, ChainFinding finding)
    {
        var record = finding.Id is null ? "" : $" ({finding.Id})";
        var kind = finding.Kind.ToString().ToLowerInvariant();
        return $"{chain}: record {finding.Sequence}{record} was {kind}: it {finding.Evidence}";
    }
}
