namespace MarketData.Tests.Model.Schedules;

/// <summary>What goes wrong for a while, whoever asks.</summary>
/// <param name="Key">A partition key of tables and indexes; null is every request to tables and topic.</param>
/// <param name="Kind">Throttled, ServerError, Refused or Stalled.</param>
/// <param name="From">Seconds from the first batch on.</param>
/// <param name="Seconds">How long.</param>
sealed record Trouble(string? Key, FaultKind Kind, int From, int Seconds);
