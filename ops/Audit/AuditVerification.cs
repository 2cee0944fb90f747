using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Ops.Deployment;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;

namespace MarketData.Ops.Audit;

/// <summary>What came of checking an audit trail.</summary>
/// <param name="Chains">How many chains there are.</param>
/// <param name="Records">How many records were read.</param>
/// <param name="Events">How many stored events are what their records say.</param>
/// <param name="Expired">How many are gone because their time was over.</param>
/// <param name="Problems">A sentence for the first problem of each chain, and for each item that cannot be read or does
/// not fit.</param>
public sealed record AuditVerification(int Chains, int Records, int Events, int Expired, IReadOnlyList<string> Problems)
{
    /// <param name="dynamo">Reads the tables.</param>
    /// <param name="keys">The key that chains records now, and those that did so before.</param>
    /// <param name="settings">Where the tables are.</param>
    /// <param name="symbol">Only this symbol's chain, or null for all.</param>
    /// <param name="now">The time of the check.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<AuditVerification> RunAsync(
        IAmazonDynamoDB dynamo,
        IReadOnlyList<AuditKey> keys,
        ProcessorSettings settings,
        Symbol? symbol,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var tables = new TableReader(dynamo, symbol);
        var problems = new List<string>();
        var chains = new ChainVerifier(keys, await ReadHeadsAsync(tables, settings, problems, cancellation));
        var events = new EventVerifier(now);
        var records = 0;
        await foreach (var item in tables.ScanAsync(settings.AuditTrailTable).WithCancellation(cancellation))
        {
            records++;
            if (TryRead(item, AuditItem.Read, Tables.AuditTrail.HashKey, problems, out var record))
            {
                chains.Add(record);
                if (record.Entry is AuditEntry.Commit commit)
                {
                    events.Expect(commit);
                }
            }
        }

        var verdicts = chains.Verify(await ReadHeadsAsync(tables, settings, problems: [], cancellation));
        problems.AddRange(verdicts.Where(verdict => verdict.First is not null).Select(Sentence));
        await foreach (var item in tables.ScanAsync(settings.MarketDataTable).WithCancellation(cancellation))
        {
            if (TryRead(item, EventItem.Read, Tables.MarketData.HashKey, problems, out var stored))
            {
                events.Add(stored);
            }
        }

        foreach (var id in events.Unaudited.ToList())
        {
            await CheckLateAsync(id, cancellation);
        }

        problems.AddRange(events.Changed.Select(id => $"event {id} was changed: it is not what its audit record says"));
        problems.AddRange(
            events.Removed.Select(id => $"event {id} was removed: it has an audit record, and its time is not over")
        );
        problems.AddRange(events.Unaudited.Select(id => $"event {id} has no genuine audit record"));
        return new(verdicts.Count, records, events.Matched, events.Expired, problems);

        // An event that was stored after the trail was read has its record by now.
        async Task CheckLateAsync(string id, CancellationToken stop)
        {
            if (
                await tables.GetAsync(settings.MarketDataTable, Tables.MarketData.HashKey, id, stop) is { } stored
                && await tables.GetAsync(settings.AuditTrailTable, Tables.AuditTrail.HashKey, AuditIdOf(stored), stop)
                    is { } audit
                && TryRead(audit, AuditItem.Read, Tables.AuditTrail.HashKey, [], out var record)
                && record.Entry is AuditEntry.Commit commit
                && keys.Any(key => key.IsGenuine(record))
            )
            {
                events.Expect(
                    commit with
                    {
                        Events = [.. commit.Events.Where(audited => audited.Identity.Value == id)],
                    }
                );
                events.Add(EventItem.Read(stored));
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
            $"{Records:N0} records in {Chains:N0} chains, {Events:N0} stored events that fit their records"
        );
        var expired = Expired.ToString("N0", CultureInfo.InvariantCulture);
        output.WriteLine($"{verdict}: {counts}, {expired} expired.");
    }

    static async Task<Dictionary<string, ChainHead>> ReadHeadsAsync(
        TableReader tables,
        ProcessorSettings settings,
        List<string> problems,
        CancellationToken cancellation
    )
    {
        var heads = new Dictionary<string, ChainHead>();
        await foreach (var item in tables.ScanAsync(settings.SymbolStateTable).WithCancellation(cancellation))
        {
            if (TryRead(item, ChainHeadItem.Read, Tables.SymbolState.HashKey, problems, out var head))
            {
                heads.Add(item[Tables.SymbolState.HashKey].S, head);
            }
        }

        return heads;
    }

    static bool TryRead<T>(
        Dictionary<string, AttributeValue> item,
        Func<Dictionary<string, AttributeValue>, T> read,
        string key,
        List<string> problems,
        [MaybeNullWhen(false)] out T value
    )
    {
        try
        {
            value = read(item);
            return true;
        }
        catch (Exception unreadable)
            when (unreadable is FormatException or OverflowException or KeyNotFoundException or ArgumentException)
        {
            problems.Add($"{item[key].S} was changed: it cannot be read. {unreadable.Message}");
            value = default;
            return false;
        }
    }

    static string AuditIdOf(Dictionary<string, AttributeValue> stored) =>
        stored.GetValueOrDefault(Tables.AuditTrail.HashKey)?.S ?? "none";

    static string Sentence(ChainVerdict verdict)
    {
        var first = verdict.First!;
        var record = first.Id is null ? "" : $" ({first.Id})";
        var kind = first.Kind.ToString().ToLowerInvariant();
        return $"{verdict.Chain}: record {first.Sequence}{record} was {kind}: it {first.Evidence}";
    }
}
