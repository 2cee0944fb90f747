using MarketData.Contract;
using MarketData.Domain.Events;

namespace MarketData.Domain.Rules;

/// <summary>
/// When a trade is worth telling traders about. Rules are data: operators add and change them while it runs.
/// </summary>
public abstract record AlertRule
{
    public static readonly TimeSpan MaxCooldown = TimeSpan.FromDays(1);

    public required string Id { get; init; }

    /// <summary>A symbol, or <see cref="AlertRuleFields.AnySymbol"/>.</summary>
    public required string Symbols { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>After an alert, the event time in which the same rule raises no other for the same symbol.</summary>
    public required TimeSpan Cooldown { get; init; }

    /// <summary>As stored, such as <c>PRICE_THRESHOLD</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What it remembers of a symbol that it has not seen yet.</summary>
    public virtual RuleMemory FirstMemory => RuleMemory.Initial;

    public bool AppliesTo(Symbol symbol) => Symbols == AlertRuleFields.AnySymbol || Symbols == symbol.Value;

    /// <summary>The alert that a trade raises, if any, and what to remember for the next one.</summary>
    public (Alert? Alert, RuleMemory Memory) Evaluate(Observation seen, RuleMemory memory)
    {
        var (finding, armed) = Observe(seen, memory.Armed);
        if (finding is null)
        {
            return (null, memory with { Armed = armed });
        }

        // Events arrive a little out of order: a cooldown reaches as far back as ahead.
        var at = seen.Trade.Timestamp;
        if (memory.LastAlert is { } last && (at - last).Duration() < Cooldown)
        {
            return (null, memory with { Armed = armed });
        }

        return (Alert.Of(this, seen.Trade, finding), new RuleMemory(armed, at));
    }

    /// <summary>What triggers, or null, and whether the rule is armed afterwards.</summary>
    protected abstract (Finding? Finding, bool Armed) Observe(Observation seen, bool armed);
}
