using System.Globalization;
using Amazon.SimpleNotificationService.Model;
using MarketData.Contract;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Several alerts of one rule and minute in one message: how many for which symbol, and the latest of each.
/// </summary>
public static class AlertDigest
{
    public const int MaxAlerts = 500;

    /// <summary>So many go into the attributes of a message; SNS takes 256 KB for a call.</summary>
    const int MaxSymbols = 200;

    const int MaxLines = 50;

    /// <summary>What is left of a minute. One alert is told as it would have been at once.</summary>
    /// <param name="form">What the deployment's mails have in common.</param>
    /// <param name="minute">In which they were stored.</param>
    /// <param name="alerts">At least one, and at most <see cref="MaxAlerts"/>, of one rule.</param>
    public static IEnumerable<AlertMessage> OrAlone(
        MailForm form,
        DateTimeOffset minute,
        IReadOnlyCollection<Alert> alerts
    ) => alerts.Count == 1 ? [AlertMessage.Of(form, alerts.First())] : Of(form, minute, alerts);

    /// <param name="form">What the deployment's mails have in common.</param>
    /// <param name="minute">In which they were stored.</param>
    /// <param name="alerts">At least one.</param>
    /// <returns>One message, unless there are more symbols than a message can be filtered by.</returns>
    public static IEnumerable<AlertMessage> Of(MailForm form, DateTimeOffset minute, IEnumerable<Alert> alerts) =>
        alerts
            .GroupBy(alert => alert.Symbol.Value)
            .OrderByDescending(symbol => symbol.Count())
            .ThenBy(symbol => symbol.Key, StringComparer.Ordinal)
            .Chunk(MaxSymbols)
            .Select(symbols => OfSymbols(form, minute, symbols));

    static AlertMessage OfSymbols(MailForm form, DateTimeOffset minute, IGrouping<string, Alert>[] symbols)
    {
        List<Alert> alerts = [.. symbols.SelectMany(symbol => symbol)];
        var rule = alerts[0].RuleId;
        var most = alerts.Max(alert => alert.Severity);
        var severity = most.Code();
        var start = minute.UtcDateTime;
        return new AlertMessage
        {
            Subject = Subject.Of(
                form,
                most,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{alerts.Count} more from {rule}: {string.Join(", ", symbols.Select(Counted))}"
                )
            ),
            Body = string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {alerts.Count} more alerts of {rule} ({severity}) in the minute from {start:yyyy-MM-dd HH:mm} UTC{Local(
                    form,
                    minute
                )}.
                How many for each symbol, and the latest:

                {string.Join('\n', Lines(symbols))}
                """
            ),
            Attributes = new()
            {
                [MessageAttributes.Symbol] = AnyOf(symbols.Select(symbol => symbol.Key)),
                [MessageAttributes.Exchange] = AnyOf(alerts.Select(alert => alert.Exchange.Value)),
                [MessageAttributes.Severity] = AlertMessage.Text(severity),
                [MessageAttributes.Rule] = AlertMessage.Text(rule),
            },
            Alerts = alerts,
        };
    }

    static string Local(MailForm form, DateTimeOffset minute) =>
        form.Desk is { } desk
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", {TimeZoneInfo.ConvertTime(minute, desk):yyyy-MM-dd HH:mm} {desk.Id}"
            )
            : "";

    static string Counted(IGrouping<string, Alert> symbol) =>
        string.Create(CultureInfo.InvariantCulture, $"{symbol.Key} {symbol.Count()}");

    static IEnumerable<string> Lines(IGrouping<string, Alert>[] symbols)
    {
        foreach (var symbol in symbols.Take(MaxLines))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{symbol.Count(), 6} x {symbol.MaxBy(alert => alert.Timestamp)!.Headline}"
            );
        }

        if (symbols.Length > MaxLines)
        {
            var others = symbols.Skip(MaxLines).Sum(symbol => symbol.Count());
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{others, 6} x {symbols.Length - MaxLines} other symbols"
            );
        }
    }

    /// <summary>
    /// A filter for one of the values lets the message pass. Symbols and exchanges need no escaping in JSON.
    /// </summary>
    static MessageAttributeValue AnyOf(IEnumerable<string> values) =>
        new()
        {
            DataType = "String.Array",
            StringValue =
                $"[{string.Join(',', values.Distinct(StringComparer.Ordinal).Select(value => $"\"{value}\""))}]",
        };
}
