namespace MarketData.Trades;

/// <summary>
/// What a task needs has no answer or is under load. The workflow knows this error by its type's name, and tries again.
/// </summary>
public sealed class UnavailableException(Exception cause) : Exception(cause.Message, cause);
