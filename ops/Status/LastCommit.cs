using Amazon.DynamoDBv2;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Ops.Deployment;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;
using MarketData.Shared.Storage;
using MarketData.Shared.Trail;

namespace MarketData.Ops.Status;

/// <summary>When the newest trade of all symbols was committed, by the audit record that its row names.</summary>
sealed class LastCommit(IAmazonDynamoDB dynamo, ProcessorSettings settings, TimeProvider time)
{
    readonly TableReader reader = new(dynamo);

    public async Task<StatusLine> LookAsync(string name, CancellationToken cancellation)
    {
        if (await NewestAsync(cancellation) is not { } newest)
        {
            return new(name, StatusLine.Good, "nothing was committed yet");
        }

        var row = await reader.GetAsync(
            settings.MarketDataTable,
            Tables.MarketData.HashKey,
            newest.Identity.Value,
            cancellation
        );
        if (row is null || !row.ContainsKey(Tables.AuditTrail.HashKey))
        {
            return new(name, StatusLine.Unknown, $"{newest.Identity} is the newest trade, and is not stored any more");
        }

        var auditId = row.ReadText(Tables.AuditTrail.HashKey);
        var item = await reader.GetAsync(settings.AuditTrailTable, Tables.AuditTrail.HashKey, auditId, cancellation);
        return item is not null && AuditItem.Read(item).Entry is AuditEntry.Commit commit
            ? new(name, StatusLine.Good, $"{UtcText.Of(commit.Decided)}, {Ago(commit.Decided)}, of {commit.Symbol}")
            : new(name, StatusLine.Bad, $"{newest.Identity} has no audit record {auditId}: ops audit verify");
    }

    async Task<TradeMark?> NewestAsync(CancellationToken cancellation)
    {
        TradeMark? newest = null;
        await foreach (var item in reader.ScanAsync(settings.SymbolStateTable).WithCancellation(cancellation))
        {
            // Rows of other kinds, and damaged ones, say nothing about commits; audit verify reads them all.
            if (
                item.ContainsKey("bar")
                && TryRead(item) is { Series.Forming.Last: var last }
                && !(last.Time <= newest?.Time)
            )
            {
                newest = last;
            }
        }

        return newest;
    }

    static Domain.Decisions.SymbolState? TryRead(Item item)
    {
        try
        {
            return SymbolStateItem.Read(item);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    string Ago(DateTimeOffset at)
    {
        var age = time.GetUtcNow() - at;
        return age < TimeSpan.FromMinutes(2) ? $"{age.TotalSeconds:0} seconds ago"
            : age < TimeSpan.FromHours(2) ? $"{age.TotalMinutes:0} minutes ago"
            : $"{age.TotalHours:0} hours ago";
    }
}
