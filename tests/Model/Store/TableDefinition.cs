namespace MarketData.Tests.Model.Store;

/// <summary>A table's keys and indexes. All key attributes are text, and indexes hold whole items.</summary>
sealed record TableDefinition(string Name, string HashKey, string? RangeKey = null)
{
    public IReadOnlyList<IndexDefinition> Indexes { get; init; } = [];

    public IEnumerable<string> KeyAttributes => RangeKey is null ? [HashKey] : [HashKey, RangeKey];
}

/// <summary>A global secondary index; an item without its attributes is not in it.</summary>
sealed record IndexDefinition(string Name, string HashKey, string RangeKey);
