using System.Globalization;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Alerting;

/// <summary>An alert as a trader reads it: what happened in the first line, the rest for looking it up.</summary>
public static class AlertMessage
{
    public static string Subject(Alert alert) => $"[{Code(alert.Severity)}] Market alert: {alert.Symbol}";

    public static string Body(Alert alert) => string.Create(CultureInfo.InvariantCulture, $"""
        {alert.Headline}

        Time    {alert.Timestamp.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC
        Rule    {alert.RuleId} ({Code(alert.Severity)})
        Event   {alert.Event}
        """);

    public static string Code(Severity severity) => severity.ToString().ToUpperInvariant();
}
