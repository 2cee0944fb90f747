using MarketData.Domain.Audit;

namespace MarketData.Ops.Audit;

/// <summary>What a verification reads: a trail's tables as they stand, or a copy of them.</summary>
public interface ITrailSource
{
    /// <summary>The name of the table with the records, which seals and checkpoints are of.</summary>
    string TrailTable { get; }

    /// <summary>All of the trail's, those that were rotated out included.</summary>
    Task<AuditKeys> LoadKeysAsync(CancellationToken cancellation);

    /// <returns>Where the chains ended when a key was rotated out, or null where that is not sealed.</returns>
    Task<(ChainHeads Heads, Digest Seal)?> LoadSealAsync(int key, CancellationToken cancellation);

    /// <summary>The chain whose end, or the name of what else, stands in a row of the state table.</summary>
    string ChainOf(Item item);

    /// <summary>The state table before the records were read: up to those ends nothing may be missing.</summary>
    IAsyncEnumerable<Item> ReadStateBefore();

    IAsyncEnumerable<Item> ReadRecords();

    /// <summary>And after: behind those ends nothing may have been read.</summary>
    IAsyncEnumerable<Item> ReadStateAfter();
}
