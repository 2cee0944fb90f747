using MarketData.Domain.Events;

namespace MarketData.Domain.Rules;

/// <summary>
/// The rules in force. At most <see cref="MaxRules"/>, so that one event, the hour of bars that it may correct, and all
/// its alerts fit one transaction.
/// </summary>
public sealed class RuleBook(IReadOnlyList<AlertRule> rules)
{
    public const int MaxRules = 30;

    public IReadOnlyList<AlertRule> Rules { get; } =
        rules.Count <= MaxRules
            ? [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)]
            : throw new ArgumentException($"{rules.Count} alert rules; at most {MaxRules} are allowed.", nameof(rules));

    public IReadOnlyList<AlertRule> For(Symbol symbol) => [.. Rules.Where(rule => rule.AppliesTo(symbol))];
}
