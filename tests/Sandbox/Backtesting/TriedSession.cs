using System.Globalization;
using MarketData.Ops.Backtesting;
using MarketData.Ops.Rules;
using MarketData.Processor.Alerting;
using MarketData.Sessions;

namespace MarketData.SandboxTests.Backtesting;

/// <summary>Small sessions and rules for tests to write down.</summary>
static class TriedSession
{
    public static readonly TriedSettings Settings = new(
        new MessagesPerMinute(OfSymbol: 10, OfRule: 60),
        AlertMaxAge: TimeSpan.FromMinutes(15),
        ClockSkew: TimeSpan.FromSeconds(60)
    );

    public const string PriceOver100 = """
        {"rule_id": "price", "kind": "PRICE_THRESHOLD", "symbols": "*", "severity": "HIGH", "threshold": 100,
         "hysteresis_percent": 1, "cooldown_seconds": 0}
        """;

    public const string EveryPrint = """
        {"rule_id": "print", "kind": "VOLUME", "symbols": "*", "severity": "LOW", "threshold": 0.5,
         "cooldown_seconds": 0}
        """;

    public static MarketRow Trade(string time, decimal price, decimal volume = 100, string symbol = "IBM") =>
        new()
        {
            Time = At(time),
            Exchange = "NYSE",
            Symbol = symbol,
            Kind = RowKind.Trade,
            Price = price.ToString(CultureInfo.InvariantCulture),
            Size = volume.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>Of the day of the sample session.</summary>
    public static DateTimeOffset At(string time) =>
        DateTimeOffset.Parse($"2013-10-08T{time}Z", CultureInfo.InvariantCulture);

    public static Task<BacktestResult> TryAsync(string rules, params IEnumerable<MarketRow> rows) =>
        TryAsync(rules, RecordedSession.Of("session.csv", rows, symbol: null));

    public static Task<BacktestResult> TryAsync(string rules, RecordedSession session, TriedSettings? settings = null)
    {
        var file = RuleSetFile.Parse("rules.json", rules);
        Assert.That(file.Faults, Is.Empty);
        return Backtest.RunAsync(session, file.ToBook(), settings ?? Settings, CancellationToken.None);
    }
}
