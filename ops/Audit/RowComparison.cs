using MarketData.Domain.Audit;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Audit;

/// <summary>Compares the rows that are stored with the records about them, which the index has by then.</summary>
sealed class RowComparison(Trail trail, TableReader tables)
{
    readonly AuditedRows rows = trail.Rows;

    public IEnumerable<RecordedRow> RowsOf(AuditEntry entry) => rows.RowsOf(entry);

    public async Task RunAsync(
        AuditKeys keys,
        TrailIndex index,
        ProblemList problems,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        await foreach (var item in tables.ScanAsync(rows.Table).WithCancellation(cancellation))
        {
            var id = rows.IdOf(item);
            index.AddStored(id, HashOf(id, item, problems));
        }

        index.SortStored();
        foreach (var id in index.Unaudited.ToList())
        {
            await ExpectLateAsync(id, keys, index, cancellation);
        }

        var early = rows.Expire ? ", and its time is not over" : "";
        problems.AddRange(index.Changed, id => $"{rows.Noun} {id} was changed: it is not what its audit record says");
        problems.AddRange(index.Removed(now), id => $"{rows.Noun} {id} was removed: it has an audit record{early}");
        problems.AddRange(index.Unaudited, id => $"{rows.Noun} {id} has no genuine audit record");
    }

    /// <returns>Null where the row is wrong by itself, which is told here.</returns>
    Digest? HashOf(string id, Item item, ProblemList problems)
    {
        if (!problems.TryRead(id, item, rows.Read, out var stored))
        {
            return null;
        }

        if (stored.Flaw is { } flaw)
        {
            problems.Add($"{rows.Noun} {id} was changed: {flaw}");
            return null;
        }

        return stored.Hash;
    }

    /// <summary>What was stored after the trail was read has its record by now.</summary>
    async Task ExpectLateAsync(string id, AuditKeys keys, TrailIndex index, CancellationToken cancellation)
    {
        try
        {
            if (await rows.FindRecordAsync(trail, id, cancellation) is { } record && keys.IsGenuine(record))
            {
                foreach (var row in rows.RowsOf(record.Entry).Where(row => row.Id == id))
                {
                    index.Expect(row);
                }
            }
        }
        catch (Exception damaged) when (Unreadable.Is(damaged))
        {
            // The record is damaged, and named for that.
        }
    }
}
