using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

/// <summary>Events and rules with the few things that a test cares about.</summary>
static class Sample
{
    public static readonly DateTimeOffset Opening = new(2013, 10, 8, 13, 30, 0, TimeSpan.Zero);
    public static readonly Symbol Ibm = Symbol.Parse("IBM");
    public static readonly AuditKey Key = new(1, Opening, "0123456789abcdef0123456789abcdef"u8);

    public static Trade Trade(string time, decimal price, decimal volume = 100, string id = "1", bool isReplay = false)
    {
        var exchange = Exchange.Parse("NYSE");
        var timestamp = At(time);
        EventIdentity.TryOfTrade(exchange, Ibm, timestamp, id, out var identity);
        return new Trade(price, volume)
        {
            Identity = identity,
            Exchange = exchange,
            Symbol = Ibm,
            Timestamp = timestamp,
            ReceivedAt = timestamp.AddMilliseconds(20),
            IsReplay = isReplay,
        };
    }

    /// <summary>So long after the opening, under an identity of its own.</summary>
    public static Trade TradeAt(TimeSpan sinceOpening, decimal price, decimal volume = 100) =>
        Trade("13:30", price, volume, $"{sinceOpening:hhmmssfffffff}-{price}").At(Opening + sinceOpening);

    /// <summary>The same trade at another time, taken in as soon.</summary>
    public static Trade At(this Trade trade, DateTimeOffset time) =>
        trade with
        {
            Timestamp = time,
            ReceivedAt = time.AddMilliseconds(20),
        };

    public static Quote Quote(string time, decimal bid, decimal ask, string id = "q1")
    {
        var trade = Trade(time, bid, id: id);
        return new Quote(new QuoteSide(bid, 300), new QuoteSide(ask, null))
        {
            Identity = trade.Identity,
            Exchange = trade.Exchange,
            Symbol = trade.Symbol,
            Timestamp = trade.Timestamp,
            ReceivedAt = trade.ReceivedAt,
        };
    }

    public static PriceThreshold PriceOver(decimal threshold, decimal hysteresisPercent = 1, int cooldownSeconds = 0) =>
        new()
        {
            Id = "price-over",
            Symbols = AlertRuleFields.AnySymbol,
            Severity = Severity.High,
            Cooldown = TimeSpan.FromSeconds(cooldownSeconds),
            Threshold = threshold,
            HysteresisPercent = hysteresisPercent,
        };

    public static LargePrint PrintOver(decimal threshold) =>
        new()
        {
            Id = "large-print",
            Symbols = AlertRuleFields.AnySymbol,
            Severity = Severity.Medium,
            Cooldown = TimeSpan.Zero,
            Threshold = threshold,
        };

    /// <summary>An alert of a rule that had this to say.</summary>
    public static Alert Alert(AlertRule rule, Trade trade, decimal value, string headline = "It happened.") =>
        MarketData.Domain.Rules.Alert.Of(rule, trade, new Finding(value, 5, headline, "happened"));

    /// <summary>A time of the day of the opening, such as <c>13:31:05.012</c>.</summary>
    public static DateTimeOffset At(string time) =>
        new(Opening.UtcDateTime.Date + TimeSpan.Parse(time, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
