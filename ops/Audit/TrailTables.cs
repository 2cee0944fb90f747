using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Audit;

/// <summary>A trail's tables as they stand while others write them.</summary>
sealed class TrailTables(Trail trail, Symbol? symbol) : ITrailSource
{
    readonly TableReader tables = new(trail.Dynamo, symbol);

    public string TrailTable => trail.Settings.TrailTable;

    public Task<AuditKeys> LoadKeysAsync(CancellationToken cancellation) => trail.LoadKeysAsync(cancellation);

    public Task<(ChainHeads Heads, Digest Seal)?> LoadSealAsync(int key, CancellationToken cancellation) =>
        trail.LoadSealAsync(key, cancellation);

    public string ChainOf(Item item) => trail.ChainOf(item);

    public IAsyncEnumerable<Item> ReadStateBefore() => tables.ScanAsync(trail.Settings.StateTable);

    public IAsyncEnumerable<Item> ReadRecords() => tables.ScanAsync(trail.Settings.TrailTable);

    public IAsyncEnumerable<Item> ReadStateAfter() => tables.ScanAsync(trail.Settings.StateTable);

    /// <summary>Of the rows that the records are about.</summary>
    public RowComparison Rows => new(trail, tables);
}
