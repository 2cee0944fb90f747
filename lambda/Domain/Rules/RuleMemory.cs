namespace MarketData.Domain.Rules;

/// <summary>What a rule must remember of a symbol between two of its trades.</summary>
/// <param name="Armed">
/// Whether the next crossing alerts; a crossing disarms, a return past the hysteresis arms again.
/// </param>
/// <param name="LastAlert">Event time of the last alert, for the cooldown.</param>
public readonly record struct RuleMemory(bool Armed, DateTimeOffset? LastAlert)
{
    public static readonly RuleMemory Initial = new(Armed: true, LastAlert: null);
}
