using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Domain.Rules;

namespace MarketData.Ops.Backtesting;

/// <summary>A <see cref="BacktestReport"/> as JSON.</summary>
sealed record BacktestDocument(
    string Source,
    EventCounts Session,
    IReadOnlyList<string> Symbols,
    DocumentedSettings Settings,
    DocumentedRules Rules,
    DocumentedRules? ComparedWith,
    DocumentedComparison? Comparison,
    IReadOnlyList<string> NotModelled
)
{
    public static BacktestDocument Of(BacktestReport report) =>
        new(
            report.Source,
            report.First.Result.Counts,
            [.. report.First.Result.Charts.Select(chart => chart.Symbol.Value)],
            new(
                report.Settings.Messages.OfSymbol,
                report.Settings.Messages.OfRule,
                report.Settings.AlertMaxAge.TotalSeconds,
                report.Settings.ClockSkew.TotalSeconds
            ),
            DocumentedRules.Of(report.First),
            report.Second is { } second ? DocumentedRules.Of(second) : null,
            report.Comparison is { } comparison
                ? new(Ids(comparison.OnlyFirst), Ids(comparison.OnlySecond), Ids(comparison.Both))
                : null,
            BacktestReport.NotModelled
        );

    static string[] Ids(IReadOnlyList<RaisedAlert> alerts) => [.. alerts.Select(raised => raised.Alert.Id)];
}

sealed record DocumentedSettings(
    int SymbolAlertMessagesPerMinute,
    int RuleAlertMessagesPerMinute,
    double AlertMaxAgeSeconds,
    double ClockSkewSeconds
);

sealed record DocumentedRules(
    string File,
    int Off,
    IReadOnlyList<RuleTally> Rules,
    IReadOnlyList<DocumentedAlert> Alerts,
    IReadOnlyList<DocumentedMail> Mails
)
{
    public static DocumentedRules Of(TriedRules tried) =>
        new(
            tried.File.Name,
            tried.File.Off,
            tried.Tally(),
            [.. tried.Result.Alerts.Select(DocumentedAlert.Of)],
            [.. tried.Result.Mails.Select(DocumentedMail.Of)]
        );
}

sealed record DocumentedAlert(
    string AlertId,
    string RuleId,
    string Severity,
    string Symbol,
    string Exchange,
    string EventId,
    DateTimeOffset Timestamp,
    decimal Value,
    decimal Threshold,
    string Headline,
    Telling Telling
)
{
    public static DocumentedAlert Of(RaisedAlert raised) =>
        new(
            raised.Alert.Id,
            raised.Alert.RuleId,
            raised.Alert.Severity.Code(),
            raised.Alert.Symbol.Value,
            raised.Alert.Exchange.Value,
            raised.Alert.Event.Value,
            raised.Alert.Timestamp,
            raised.Alert.Value,
            raised.Alert.Threshold,
            raised.Alert.Headline,
            raised.Telling
        );
}

sealed record DocumentedMail(
    DateTimeOffset At,
    string Subject,
    string FirstLine,
    string Body,
    bool IsDigest,
    IReadOnlyList<string> AlertIds
)
{
    public static DocumentedMail Of(TriedMail mail) =>
        new(
            mail.At,
            mail.Message.Subject,
            mail.FirstLine,
            mail.Message.Body,
            mail.IsDigest,
            [.. mail.Message.Alerts.Select(alert => alert.Id)]
        );
}

sealed record DocumentedComparison(
    IReadOnlyList<string> OnlyRules,
    IReadOnlyList<string> OnlyComparedWith,
    IReadOnlyList<string> Both
);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BacktestDocument))]
sealed partial class BacktestJson : JsonSerializerContext;
