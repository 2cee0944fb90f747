using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Shared.Storage;

namespace MarketData.Processor.Alerting;

/// <summary>An alert in the alerts table. While it waits for its publication it stands in StatusIndex.</summary>
public static class AlertItem
{
    public const string StoredAt = "stored_at";
    public const string NotifiedAt = "notified_at";

    /// <summary>Earlier versions neither write it nor read it.</summary>
    const string Summary = "summary";

    /// <summary>
    /// Whose turn it is to publish overdue alerts. No rule's name, and so no alert's id, begins with #.
    /// </summary>
    public static Item Turn => new() { [Tables.Alerts.HashKey] = Attributes.Text("#turn") };

    public static Item KeyOf(string alertId) => new() { [Tables.Alerts.HashKey] = Attributes.Text(alertId) };

    /// <summary>No symbol, and no name of a rule, has a vertical bar.</summary>
    public static Item KeyOf(MessageCounter counter)
    {
        var what = counter.Symbol is { } symbol ? $"{counter.RuleId}|{symbol}" : counter.RuleId;
        return new()
        {
            [Tables.Alerts.HashKey] = Attributes.Text($"#messages|{what}|{Attributes.Minute(counter.Minute).S}"),
        };
    }

    public static Item Write(Alert alert, DateTimeOffset storedAt)
    {
        var item = new Item
        {
            [Tables.Alerts.HashKey] = Attributes.Text(alert.Id),
            [Tables.AlertRules.HashKey] = Attributes.Text(alert.RuleId),
            ["rule_kind"] = Attributes.Text(alert.RuleKind),
            ["severity"] = Attributes.Text(alert.Severity.Code()),
            [Tables.SymbolIndex.HashKey] = Attributes.Text(alert.Symbol.Value),
            ["exchange"] = Attributes.Text(alert.Exchange.Value),
            [Tables.MarketData.HashKey] = Attributes.Text(alert.Event.Value),
            [Tables.SymbolIndex.RangeKey] = Attributes.Time(alert.Timestamp),
            ["value"] = Attributes.Number(alert.Value),
            ["threshold"] = Attributes.Number(alert.Threshold),
            ["headline"] = Attributes.Text(alert.Headline),
            ["status"] = Attributes.Text(StatusCode(alert.Status)),
            [StoredAt] = Attributes.Time(storedAt),
        };
        if (alert.Summary is { } summary)
        {
            item[Summary] = Attributes.Text(summary);
        }

        if (alert.Context is { } context)
        {
            AlertContextItem.Write(item, context);
        }

        if (alert.Status == AlertStatus.Pending)
        {
            item[Tables.StatusIndex.HashKey] = Attributes.Text(PendingShards.Of(alert.Id));
        }

        return item;
    }

    public static Alert Read(Item item) =>
        new()
        {
            RuleId = item.ReadText(Tables.AlertRules.HashKey),
            RuleKind = item.ReadText("rule_kind"),
            Severity = item.ReadCode<Severity>("severity"),
            Symbol = Symbol.Parse(item.ReadText(Tables.SymbolIndex.HashKey)),
            Exchange = Exchange.Parse(item.ReadText("exchange")),
            Event = EventIdentity.OfStored(item.ReadText(Tables.MarketData.HashKey)),
            Timestamp = item.ReadTime(Tables.SymbolIndex.RangeKey),
            Value = item.ReadDecimal("value"),
            Threshold = item.ReadDecimal("threshold"),
            Headline = item.ReadText("headline"),
            Summary = item.ContainsKey(Summary) ? item.ReadText(Summary) : null,
            Context = AlertContextItem.Read(item),
            Status = item.ReadCode<AlertStatus>("status"),
        };

    public static bool IsPending(Item item) => item.ContainsKey(Tables.StatusIndex.HashKey);

    public static string StatusCode(AlertStatus status) => status.ToString().ToUpperInvariant();
}
