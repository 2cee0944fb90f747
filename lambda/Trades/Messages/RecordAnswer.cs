namespace MarketData.Trades.Messages;

/// <summary>What became of a trade: the output of its execution.</summary>
/// <param name="TradeId">With the next one the row's key.</param>
/// <param name="Timestamp">Unix milliseconds.</param>
/// <param name="Status">The row's.</param>
/// <param name="Duplicate">The row was there before.</param>
sealed record RecordAnswer(string TradeId, long Timestamp, string Status, bool Duplicate);
