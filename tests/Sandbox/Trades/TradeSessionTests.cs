using System.Text.Json;
using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Trades;
using MarketData.Sessions;

namespace MarketData.SandboxTests.Trades;

public sealed class TradeSessionTests
{
    /// <summary>A Tuesday.</summary>
    static readonly DateTimeOffset Day = new(2013, 10, 8, 14, 0, 0, TimeSpan.Zero);

    [TestCase("181.75", "500", "250", "45437.50")]
    [TestCase("181.75", "1", "1", "181.75")]
    [TestCase("181.75", "0", "1", "181.75")]
    [TestCase("1000", "2000000", "1000", "1000000", Description = "A block is cut to a million.")]
    [TestCase("16000000", "2", "0.0625", "1000000", Description = "So is one unit of something dear.")]
    public void A_trade_is_for_half_of_a_print_and_a_million_at_the_most(
        string price,
        string size,
        string quantity,
        string amount
    )
    {
        var trade = TradeSession.On([Print(Day, price, size)], count: 1, bad: 0).Single();

        var detail = JsonElement.Parse(trade.Detail);
        Assert.Multiple(() =>
        {
            Assert.That(Number("quantity"), Is.EqualTo(decimal.Parse(quantity, Invariant)));
            Assert.That(Number("amount"), Is.EqualTo(decimal.Parse(amount, Invariant)));
            Assert.That(Number("price"), Is.EqualTo(decimal.Parse(price, Invariant)));
        });

        decimal Number(string name) => decimal.Parse(detail.GetProperty(name).GetString()!, Invariant);
    }

    /// <summary>The contract of events allows more than a trade could be for.</summary>
    [TestCase("0.0000000000000000000000000001", "999999999999999999")]
    [TestCase("999999999999999999", "999999999999999999")]
    public void Nobody_trades_on_a_print_of_next_to_nothing_or_next_to_everything(string price, string size) =>
        Assert.That(TradeSession.On([Print(Day, price, size)], count: 1, bad: 0), Is.Empty);

    [TestCase("0.1234567890123456789012345678", "1998", "123.33333222")]
    [TestCase("0.000001", "999999999999999999", "1000000")]
    public void An_amount_has_a_few_decimals(string price, string size, string amount)
    {
        var trade = TradeSession.On([Print(Day, price, size)], count: 1, bad: 0).Single();

        var read = JsonElement.Parse(trade.Detail).GetProperty("amount").GetString()!;
        Assert.That(decimal.Parse(read, Invariant), Is.EqualTo(decimal.Parse(amount, Invariant)));
    }

    [Test]
    public void Trades_are_spread_over_the_prints_of_business_days()
    {
        FeedItem[] session =
        [
            .. Enumerable.Range(0, 100).Select(i => Print(Day.AddSeconds(i), "10", "100")),
            .. Enumerable.Range(0, 100).Select(i => Print(Day.AddDays(4).AddSeconds(i), "10", "100")),
        ];

        var trades = TradeSession.On(session, count: 10, bad: 0);

        Assert.That(trades.Select(trade => trade.AfterEvents), Is.EqualTo([1, 11, 21, 31, 41, 51, 61, 71, 81, 91]));
    }

    [Test]
    public void A_session_with_fewer_prints_has_fewer_trades() =>
        Assert.That(TradeSession.On([Print(Day, "10", "100")], count: 10, bad: 0), Has.Count.EqualTo(1));

    [Test]
    public void A_trade_in_conflict_comes_after_the_one_whose_id_it_has()
    {
        var trades = TradeSession.On([Print(Day, "10", "100")], count: 1, bad: BadTrades.Kinds);

        var conflict = trades.Single(trade => trade.Refusal == "CONFLICT");
        Assert.Multiple(() =>
        {
            Assert.That(conflict.Id, Is.EqualTo(trades[0].Id));
            Assert.That(conflict.After, Is.EqualTo(trades[0].Id));
            Assert.That(trades.Select(trade => trade.Detail), Is.Unique);
        });
    }

    [Test]
    public void Some_good_trades_come_twice_and_no_bad_one()
    {
        FeedItem[] session = [.. Enumerable.Range(0, 200).Select(i => Print(Day.AddSeconds(i), "10", "100"))];
        var trades = TradeSession.On(session, count: 200, bad: BadTrades.Kinds);

        var repeated = TradeSession.Repeat(trades, seed: 1);

        Assert.Multiple(() =>
        {
            Assert.That(repeated.Count - trades.Count, Is.InRange(3, 25), "about 5 %");
            Assert.That(repeated.Distinct(), Is.EqualTo(trades));
            Assert.That(repeated.Count(trade => trade.Refusal is not null), Is.EqualTo(BadTrades.Kinds));
        });
    }

    static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    static BusEvent Print(DateTimeOffset time, string price, string size) =>
        new MarketRow
        {
            Time = time,
            Exchange = "XNYS",
            Symbol = "IBM",
            Kind = RowKind.Trade,
            Price = price,
            Size = size,
        }.ToEvent(time.Ticks);
}
