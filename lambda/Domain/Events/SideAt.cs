namespace MarketData.Domain.Events;

/// <summary>One side of the book and since when it stands.</summary>
public readonly record struct SideAt(QuoteSide Side, DateTimeOffset Time);
