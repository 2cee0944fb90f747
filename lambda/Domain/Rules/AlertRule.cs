using MarketData.Domain.Events;

namespace MarketData.Domain.Rules;

/// <summary>When a trade is worth telling traders about. Rules are data: operators add and change them while it runs.</summary>
public abstract record AlertRule
{
    public const string AnySymbol = "*";

    public required string Id { get; init; }

    /// <summary>A symbol, or <see cref="AnySymbol"/>.</summary>
    public required string Symbols { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>After an alert, the event time in which the same rule raises no other for the same symbol.</summary>
    public required TimeSpan Cooldown { get; init; }

    /// <summary>As stored: <c>PRICE_THRESHOLD</c>, <c>VOLUME</c>.</summary>
    public abstract string Kind { get; }

    public abstract decimal Threshold { get; init; }

    public bool AppliesTo(Symbol symbol) => Symbols == AnySymbol || Symbols == symbol.Value;

    /// <summary>The alert that this trade raises, if any, and what to remember for the next one.</summary>
    public (Alert? Alert, RuleMemory Memory) Evaluate(Trade trade, RuleMemory memory)
    {
        var (value, armed) = Observe(trade, memory.Armed);
        if (value is null)
        {
            return (null, memory with { Armed = armed });
        }

        // Events arrive a little out of order: a cooldown reaches as far back as ahead.
        if (memory.LastAlert is { } last && (trade.Timestamp - last).Duration() < Cooldown)
        {
            return (null, memory with { Armed = armed });
        }

        return (Alert.Of(this, trade, value.Value), new RuleMemory(armed, trade.Timestamp));
    }

    /// <summary>The value that triggers, or null, and whether the rule is armed afterwards.</summary>
    protected abstract (decimal? Value, bool Armed) Observe(Trade trade, bool armed);
}
