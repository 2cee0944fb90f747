using MarketData.Domain.Events;

namespace MarketData.Domain.Rules;

/// <summary>What a rule saw in an event. One rule raises at most one alert for one event.</summary>
public sealed record Alert
{
    public required string RuleId { get; init; }
    public required string RuleKind { get; init; }
    public required Severity Severity { get; init; }
    public required Symbol Symbol { get; init; }
    public required Exchange Exchange { get; init; }
    public required EventIdentity Event { get; init; }

    /// <summary>Time of the event.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What was seen, in the unit of the rule's threshold.</summary>
    public required decimal Value { get; init; }

    public required decimal Threshold { get; init; }

    /// <summary>
    /// What happened, in one sentence. It is stored, so that the alert can be published from its item alone.
    /// </summary>
    public required string Headline { get; init; }

    /// <summary>
    /// The headline in a few words, for a subject. Null where an earlier version, which knew none, stored the alert.
    /// </summary>
    public required string? Summary { get; init; }

    /// <summary>Null where an earlier version, which did not keep it, stored the alert.</summary>
    public AlertContext? Context { get; init; }

    public required AlertStatus Status { get; init; }

    public string Id => $"{RuleId}|{Symbol}|{Event}";

    public static Alert Of(AlertRule rule, Trade trade, Finding finding) =>
        new()
        {
            RuleId = rule.Id,
            RuleKind = rule.Kind,
            Severity = rule.Severity,
            Symbol = trade.Symbol,
            Exchange = trade.Exchange,
            Event = trade.Identity,
            Timestamp = trade.Timestamp,
            Value = finding.Value,
            Threshold = finding.Threshold,
            Headline = finding.Headline,
            Summary = finding.Summary,
            Status = trade.IsReplay ? AlertStatus.Suppressed : AlertStatus.Pending,
        };
}
