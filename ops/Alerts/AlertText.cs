using MarketData.Domain.Rules;
using MarketData.Ops.Deployment;
using MarketData.Processor.Alerting;
using MarketData.Tools;

namespace MarketData.Ops.Alerts;

/// <summary>Alerts for people to read.</summary>
static class AlertText
{
    public static IEnumerable<string> LinesOf(AlertRow row)
    {
        var alert = row.Alert;
        yield return $"{UtcText.Of(alert.Timestamp)}  {alert.Severity.Code(), -6}  {Printable.Of(alert.Headline)}";
        yield return $"    {alert.Id}";
        yield return $"    {Told(row)}{Seen(row.Acknowledged)}";
    }

    /// <summary>What became of it, and how long after its storing.</summary>
    public static string Told(AlertRow row)
    {
        var status = AlertItem.StatusCode(row.Alert.Status);
        return row.NotifiedAt is { } at
            ? $"{status} {UtcText.Of(at)}, {(at - row.StoredAt).TotalMilliseconds:0} ms after it was raised"
            : $"{status}, raised {UtcText.Of(row.StoredAt)}";
    }

    static string Seen(Acknowledgement? acknowledged) =>
        acknowledged is null
            ? ""
            : $"; acknowledged {UtcText.Of(acknowledged.At)} by {Printable.Of(acknowledged.By)}"
                + (acknowledged.Note is { } note ? $": {Printable.Of(note)}" : "");
}
