using MarketData.Domain.Audit;

namespace MarketData.Domain.Trades;

/// <summary>One row of the trades table: what came, what became of it, and why.</summary>
public sealed record RecordedTrade
{
    public required TradeId Id { get; init; }

    /// <summary>
    /// With the id its key, in whole milliseconds. Of a recorded trade, when it was executed; of a refused one, when
    /// its event came, for its own time may be what is wrong with it.
    /// </summary>
    public required DateTimeOffset Timestamp { get; init; }

    public required TradeStatus Status { get; init; }

    /// <summary>Absent where it could not be read.</summary>
    public required BookedTrade? Trade { get; init; }

    /// <summary>Of a refused one.</summary>
    public required IReadOnlyList<TradeProblem> Reasons { get; init; }

    /// <summary>The event's detail as it came, of a refused one; absent where it was too large.</summary>
    public required string? Content { get; init; }

    /// <summary>By which the same trade is known when it comes again: <see cref="TradeDigest"/>.</summary>
    public required Digest ContentHash { get; init; }

    public required Enrichment Enrichment { get; init; }
    public required TradeEvent Event { get; init; }

    /// <summary>The ARN of the execution that recorded it.</summary>
    public required string Execution { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
