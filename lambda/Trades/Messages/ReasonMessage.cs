namespace MarketData.Trades.Messages;

/// <summary>Why something is refused or missing: a code, and a sentence.</summary>
sealed record ReasonMessage(string Code, string Message);
