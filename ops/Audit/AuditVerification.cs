using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Ops.Deployment;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;
using MarketData.Shared.Trail;

namespace MarketData.Ops.Audit;

/// <summary>What came of checking an audit trail.</summary>
/// <param name="Chains">How many chains there are.</param>
/// <param name="Records">How many records were read.</param>
/// <param name="Events">How many stored events are what their records say.</param>
/// <param name="Expired">How many are gone because their time was over.</param>
/// <param name="Problems">A sentence for the first problem of each chain, and for each item that cannot be read or does
/// not fit.</param>
/// <param name="Heads">Where the chains ended.</param>
public sealed record AuditVerification(
    int Chains,
    long Records,
    long Events,
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
    public static async Task<AuditVerification> RunAsync(
        Trail trail,
        Symbol? symbol,
        ChainHeads? checkpoint,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var tables = new TableReader(trail.Dynamo, symbol);
        var problems = new ProblemList();
        var keys = await trail.LoadKeysAsync(cancellation);
        var milestones = await LoadMilestonesAsync(trail, keys, checkpoint, problems, cancellation);
        var before = await ReadHeadsAsync(tables, trail.Settings, problems, cancellation);

        using var index = new TrailIndex();
        await foreach (var item in tables.ScanAsync(trail.Settings.AuditTrailTable).WithCancellation(cancellation))
        {
            if (problems.TryRead(item, AuditItem.Read, Tables.AuditTrail.HashKey, out var record))
            {
                index.Add(record, keys);
            }
        }

        index.Sort();
        var after = await ReadHeadsAsync(tables, trail.Settings, problems: null, cancellation);
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

        await CompareEventsAsync(trail, tables, keys, index, problems, now, cancellation);
        return new(
            chains.Count,
            index.Records,
            index.Matched,
            index.Expired(now),
            problems.Sentences,
            new ChainHeads(trail.Settings.AuditTrailTable, now, before)
        );
    }

    static IEnumerable<string> KnownChains(IEnumerable<Milestone> milestones, Symbol? symbol) =>
        milestones
            .SelectMany(milestone => milestone.Heads.Heads.Keys)
            .Where(chain => symbol is null || chain == symbol.Value.Value);

    static async Task<IReadOnlyList<Milestone>> LoadMilestonesAsync(
        Trail trail,
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

    static async Task CompareEventsAsync(
        Trail trail,
        TableReader tables,
        AuditKeys keys,
        TrailIndex index,
        ProblemList problems,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        await foreach (var item in tables.ScanAsync(trail.Settings.MarketDataTable).WithCancellation(cancellation))
        {
            if (problems.TryRead(item, EventItem.Read, Tables.MarketData.HashKey, out var stored))
            {
                index.Add(stored);
            }
        }

        index.SortEvents();
        foreach (var id in index.Unaudited.ToList())
        {
            await ExpectLateAsync(id);
        }

        problems.AddRange(index.Changed, id => $"event {id} was changed: it is not what its audit record says");
        problems.AddRange(
            index.Removed(now),
            id => $"event {id} was removed: it has an audit record, and its time is not over"
        );
        problems.AddRange(index.Unaudited, id => $"event {id} has no genuine audit record");

        // An event that was stored after the trail was read has its record by now.
        async Task ExpectLateAsync(string id)
        {
            try
            {
                if (await trail.FindCommitOfAsync(id, cancellation) is var (record, commit) && keys.IsGenuine(record))
                {
                    index.Expect(commit, commit.Events.Where(audited => audited.Identity.Value == id));
                }
            }
            catch (FormatException)
            {
                // The record is damaged, and named for that.
            }
        }
    }

    public void WriteTo(TextWriter output)
    {
        foreach (var problem in Problems)
        {
            output.WriteLine(problem);
        }

        var verdict = Problems.Count == 0 ? "OK" : "NOT OK";
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{Records:N0} records in {Chains:N0} {(Chains == 1 ? "chain" : "chains")}, "
                + $"{Events:N0} stored events that fit their records"
        );
        var expired = Expired.ToString("N0", CultureInfo.InvariantCulture);
        output.WriteLine($"{verdict}: {counts}, {expired} expired.");
    }

    static async Task<Dictionary<string, ChainHead>> ReadHeadsAsync(
        TableReader tables,
        ProcessorSettings settings,
        ProblemList? problems,
        CancellationToken cancellation
    )
    {
        problems ??= new ProblemList();
        var heads = new Dictionary<string, ChainHead>();
        await foreach (var item in tables.ScanAsync(settings.SymbolStateTable).WithCancellation(cancellation))
        {
            var chain = item[Tables.SymbolState.HashKey].S;
            if (
                !AuditKeysItem.IsOfKeys(chain)
                && problems.TryRead(item, ChainHeadItem.Read, Tables.SymbolState.HashKey, out var head)
            )
            {
                heads.Add(chain, head);
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
