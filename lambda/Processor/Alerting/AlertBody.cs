using System.Globalization;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Alerting;

/// <summary>
/// The body of a message of one alert: what happened, the market around it as far as it was known, and what it takes to
/// look it up.
/// </summary>
static class AlertBody
{
    public static string Of(MailForm form, Alert alert) => string.Join('\n', Lines(form, alert));

    static IEnumerable<string> Lines(MailForm form, Alert alert)
    {
        yield return alert.Headline;
        yield return "";
        yield return $"Time    {Time(alert.Timestamp)} UTC";
        if (form.Desk is { } desk)
        {
            yield return $"        {Time(TimeZoneInfo.ConvertTime(alert.Timestamp, desk).DateTime)} {desk.Id}";
        }

        if (alert.Context is { } context)
        {
            yield return $"Print   {Figure.Exact(context.Volume)} at {Figure.Price(context.Price)}";
            if (context is { ChangePercent: { } change, CloseBefore: { } close })
            {
                yield return $"Change  {Signed(change)} % since {Figure.Price(close)}, the close before the UTC day";
            }

            if (context.Bid is { } bid)
            {
                yield return $"Bid     {Quoted(bid)}";
            }

            if (context.Ask is { } ask)
            {
                yield return $"Ask     {Quoted(ask)}";
            }
        }

        yield return $"Rule    {alert.RuleId} ({alert.Severity.Code()})";
        yield return $"Event   {alert.Event}";
    }

    /// <summary>With its time: of a symbol that is seldom quoted it may be old.</summary>
    static string Quoted(SideAt quoted)
    {
        var size = quoted.Side.Size is { } units ? $" x {Figure.Exact(units)}" : "";
        return $"{Figure.Price(quoted.Side.Price)}{size}, {Time(quoted.Time)} UTC";
    }

    static string Signed(decimal percent) => $"{(percent > 0 ? "+" : "")}{Figure.Rounded(percent, digits: 3)}";

    static string Time(DateTimeOffset time) => Time(time.UtcDateTime);

    static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
