using System.Globalization;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Alerting;

/// <summary>An alert as a trader reads it: what happened in the first line, the rest for looking it up.</summary>
public static class AlertMessage
{
    public static string Subject(Alert alert) => $"[{Code(alert.Severity)}] Market alert: {alert.Symbol}";

    public static string Body(Alert alert) => string.Create(CultureInfo.InvariantCulture, $"""
        {Headline(alert)}

        Time    {alert.Timestamp.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC
        Rule    {alert.RuleId} ({Code(alert.Severity)})
        Event   {alert.Event}
        """);

    public static string Code(Severity severity) => severity.ToString().ToUpperInvariant();

    static string Headline(Alert alert) => alert.RuleKind switch
    {
        PriceThreshold.KindName => string.Create(
            CultureInfo.InvariantCulture,
            $"{alert.Symbol} traded at {alert.Value:#,0.############} on {alert.Exchange}, above {alert.Threshold:#,0.############}."),
        LargePrint.KindName => string.Create(
            CultureInfo.InvariantCulture,
            $"{alert.Symbol}: one print of {alert.Value:#,0.############} on {alert.Exchange}, above {alert.Threshold:#,0.############}."),
        _ => throw new InvalidOperationException($"Alert {alert.Id} has the kind {alert.RuleKind}, for which there is no message."),
    };
}
