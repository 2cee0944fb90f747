using MarketData.Domain.Events;

namespace MarketData.Processor.Alerting;

/// <summary>What messages are counted for: a rule in a minute, about one symbol or about all.</summary>
public sealed record MessageCounter(string RuleId, Symbol? Symbol, DateTimeOffset Minute);
