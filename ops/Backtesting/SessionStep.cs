using MarketData.Domain.Events;

namespace MarketData.Ops.Backtesting;

/// <summary>Events of one symbol that are decided on together.</summary>
/// <param name="Events">At least one, in the order in which they count.</param>
/// <param name="Decided">When the function decided on them, or would have.</param>
public sealed record SessionStep(IReadOnlyList<MarketEvent> Events, DateTimeOffset Decided);
