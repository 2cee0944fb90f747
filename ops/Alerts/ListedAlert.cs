using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;

namespace MarketData.Ops.Alerts;

/// <summary>An <see cref="AlertRow"/> as JSON.</summary>
sealed record ListedAlert(
    string AlertId,
    string RuleId,
    string Severity,
    string Symbol,
    string Exchange,
    string EventId,
    DateTimeOffset Timestamp,
    string Headline,
    string Status,
    DateTimeOffset StoredAt,
    DateTimeOffset? NotifiedAt,
    string? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedNote
)
{
    public static ListedAlert Of(AlertRow row) =>
        new(
            row.Alert.Id,
            row.Alert.RuleId,
            row.Alert.Severity.Code(),
            row.Alert.Symbol.Value,
            row.Alert.Exchange.Value,
            row.Alert.Event.Value,
            row.Alert.Timestamp,
            row.Alert.Headline,
            AlertItem.StatusCode(row.Alert.Status),
            row.StoredAt,
            row.NotifiedAt,
            row.Acknowledged?.By,
            row.Acknowledged?.At,
            row.Acknowledged?.Note
        );
}

sealed record ListedAlerts(IReadOnlyList<ListedAlert> Alerts);

sealed record AcknowledgedAlerts(IReadOnlyList<ListedAlert> Acknowledged, IReadOnlyList<string> Missing);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ListedAlerts))]
[JsonSerializable(typeof(AcknowledgedAlerts))]
sealed partial class AlertsJson : JsonSerializerContext;
