using System.Text;
using System.Text.Json;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.Ops.Backtesting;

/// <summary>What the page's script draws, as JSON in which no tag can begin.</summary>
static class PageData
{
    const int Both = 0;
    const int OnlyFirst = 1;
    const int OnlySecond = 2;

    public static long MinuteOf(Alert alert) => UtcMinute.Of(alert.Timestamp).ToUnixTimeSeconds();

    public static string Of(BacktestReport report)
    {
        var alerts = SidesOf(report).ToLookup(side => side.Alert.Symbol);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("symbols");
            foreach (var chart in report.First.Result.Charts)
            {
                Write(json, chart, alerts[chart.Symbol]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    static void Write(Utf8JsonWriter json, SymbolChart chart, IEnumerable<(Alert Alert, int Side)> alerts)
    {
        json.WriteStartObject();
        json.WriteString("name", chart.Symbol.Value);
        json.WriteStartArray("bars");
        foreach (var (bar, indicators) in chart.Bars)
        {
            json.WriteStartArray();
            json.WriteNumberValue(bar.Minute.ToUnixTimeSeconds());
            foreach (var number in new[] { bar.Open, bar.High, bar.Low, bar.Close, bar.Volume })
            {
                json.WriteNumberValue(number);
            }

            Write(json, indicators.Sma);
            Write(json, indicators.Ema);
            Write(json, indicators.Vwap);
            Write(json, indicators.Volatility);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("alerts");
        foreach (var (alert, side) in alerts)
        {
            json.WriteStartArray();
            json.WriteNumberValue(MinuteOf(alert));
            json.WriteStringValue(alert.RuleId);
            json.WriteNumberValue(side);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumberValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    static IEnumerable<(Alert Alert, int Side)> SidesOf(BacktestReport report) =>
        report.Comparison is { } comparison
            ?
            [
                .. comparison.OnlyFirst.Select(raised => (raised.Alert, OnlyFirst)),
                .. comparison.OnlySecond.Select(raised => (raised.Alert, OnlySecond)),
                .. comparison.Both.Select(raised => (raised.Alert, Both)),
            ]
            : report.First.Result.Alerts.Select(raised => (raised.Alert, Both));
}
