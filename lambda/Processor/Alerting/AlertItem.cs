using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Storage;

namespace MarketData.Processor.Alerting;

/// <summary>An alert in the alerts table. While it waits for its publication it stands in StatusIndex.</summary>
public static class AlertItem
{
    public const string Key = "alert_id";
    public const string StatusIndex = "StatusIndex";

    /// <summary>The key of the sparse index: there only while the status is PENDING.</summary>
    public const string Pending = "pending";

    public const string StoredAt = "stored_at";

    /// <summary>Whose turn it is to publish overdue alerts. No rule's name, and so no alert's id, begins with #.</summary>
    public static Item Turn => new() { [Key] = Attributes.Text("#turn") };

    /// <summary>How many messages a rule has sent in a minute.</summary>
    public static Item MessageCount(string ruleId, DateTimeOffset minute) =>
        new() { [Key] = Attributes.Text($"#messages|{ruleId}|{Attributes.Minute(minute).S}") };

    public static Item Write(Alert alert, DateTimeOffset storedAt)
    {
        var item = new Item
        {
            [Key] = Attributes.Text(alert.Id),
            ["rule_id"] = Attributes.Text(alert.RuleId),
            ["rule_kind"] = Attributes.Text(alert.RuleKind),
            ["severity"] = Attributes.Text(alert.Severity.ToString().ToUpperInvariant()),
            ["symbol"] = Attributes.Text(alert.Symbol.Value),
            ["exchange"] = Attributes.Text(alert.Exchange.Value),
            ["event_id"] = Attributes.Text(alert.Event.Value),
            ["timestamp"] = Attributes.Time(alert.Timestamp),
            ["value"] = Attributes.Number(alert.Value),
            ["threshold"] = Attributes.Number(alert.Threshold),
            ["headline"] = Attributes.Text(alert.Headline),
            ["status"] = Attributes.Text(StatusCode(alert.Status)),
            [StoredAt] = Attributes.Time(storedAt),
        };
        if (alert.Status == AlertStatus.Pending)
        {
            item[Pending] = Attributes.Text(StatusCode(AlertStatus.Pending));
        }

        return item;
    }

    public static Alert Read(Item item) =>
        new()
        {
            RuleId = item["rule_id"].S,
            RuleKind = item["rule_kind"].S,
            Severity = Enum.Parse<Severity>(item["severity"].S, ignoreCase: true),
            Symbol = Symbol.Parse(item["symbol"].S),
            Exchange = Exchange.Parse(item["exchange"].S),
            Event = EventIdentity.OfStored(item["event_id"].S),
            Timestamp = item["timestamp"].ReadTime(),
            Value = item["value"].ReadDecimal(),
            Threshold = item["threshold"].ReadDecimal(),
            Headline = item["headline"].S,
            Status = Enum.Parse<AlertStatus>(item["status"].S, ignoreCase: true),
        };

    public static string StatusCode(AlertStatus status) => status.ToString().ToUpperInvariant();
}
