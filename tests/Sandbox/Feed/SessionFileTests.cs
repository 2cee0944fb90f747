using System.Globalization;
using MarketData.Sessions;
using MarketData.Tools;
using static MarketData.SandboxTests.Feed.SessionText;

namespace MarketData.SandboxTests.Feed;

public sealed class SessionFileTests
{
    [Test]
    public void A_trade_keeps_its_time_and_the_digits_of_its_numbers()
    {
        var row = Read(Header + "2013-10-08T13:30:00.012Z, p ,BAC,trade,13.80,2000\n").Single();

        Assert.Multiple(() =>
        {
            Assert.That(row.Time, Is.EqualTo(new DateTimeOffset(2013, 10, 8, 13, 30, 0, 12, TimeSpan.Zero)));
            Assert.That(row.Exchange, Is.EqualTo("P"));
            Assert.That(row.Symbol, Is.EqualTo("BAC"));
            Assert.That(row.Kind, Is.EqualTo(RowKind.Trade));
            Assert.That(row.Price, Is.EqualTo("13.80"));
            Assert.That(row.Size, Is.EqualTo("2000"));
        });
    }

    [TestCase("bid", RowKind.Bid)]
    [TestCase("ask", RowKind.Ask)]
    public void A_quote_has_one_side(string side, RowKind kind)
    {
        var row = Read(Header + $"2013-10-08T13:30:00Z,K,IBM,quote,181.75,500,{side}\n").Single();

        Assert.That(row.Kind, Is.EqualTo(kind));
    }

    [Test]
    public void The_example_of_the_documentation_is_a_file()
    {
        var readme = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));
        var example = readme.Split("```csv\n")[1].Split("```")[0];

        Assert.That(
            Read(example).Select(row => row.Kind),
            Is.EqualTo(new[] { RowKind.Trade, RowKind.Bid, RowKind.Ask })
        );
    }

    [Test]
    public void Columns_may_stand_in_any_order_and_trades_need_no_side()
    {
        var row = Read("size,price,type,symbol,exchange,time_utc\n100,1.5,trade,SPY,Q,2013-10-08T13:30:00Z\n").Single();

        Assert.That((row.Symbol, row.Size, row.Price), Is.EqualTo(("SPY", "100", "1.5")));
    }

    [TestCase("2013-10-08T13:30:00.0123456789Z", "2013-10-08T13:30:00.0123456Z")]
    [TestCase("2013-10-08T13:30:00", "2013-10-08T13:30:00Z")]
    [TestCase("2013-10-08 15:30:00+02:00", "2013-10-08T13:30:00Z")]
    public void Times_are_those_of_the_event_contract(string text, string time)
    {
        var row = Read(Header + $"{text},P,BAC,trade,13.83,2000,\n").Single();

        Assert.That(row.Time, Is.EqualTo(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));
    }

    [TestCase("1.6e-6", "0.0000016")]
    [TestCase(".5", "0.5")]
    [TestCase("013.80", "13.80")]
    [TestCase("1e2", "100")]
    [TestCase("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [TestCase("123456789012345678.1234567890", "123456789012345678.1234567890")]
    public void Numbers_are_those_of_the_event_contract(string text, string number)
    {
        var row = Read(Header + $"2013-10-08T13:30:00Z,P,BAC,trade,{text},{text},\n").Single();

        Assert.That((row.Price, row.Size), Is.EqualTo((number, number)));
    }

    [TestCase("bid")]
    [TestCase("ask")]
    public void A_quote_needs_no_size(string side)
    {
        var row = Read(Header + $"2013-10-08T13:30:00Z,K,IBM,quote,181.75,,{side}\n").Single();

        Assert.That(row.Size, Is.Null);
    }

    [Test]
    public void The_limits_of_the_event_contract_themselves_are_taken()
    {
        var ahead = DateTimeOffset.UtcNow.AddHours(23).ToString("O", CultureInfo.InvariantCulture);
        var rows = Read(
            Header
                + "1990-01-01T00:00:00Z,P,BAC,trade,999999999999999999,0,\n"
                + $"{ahead},P,BAC,trade,0.0000000000000000000000000001,999999999999999999.9999999999,\n"
        );

        Assert.That(rows, Has.Count.EqualTo(2));
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public void Lines_end_in_any_way_the_last_one_in_none_and_blank_ones_do_not_count(string end)
    {
        var lines = (Header + Trade + "\n" + Trade).ReplaceLineEndings(end).TrimEnd();

        Assert.That(Read(lines), Has.Count.EqualTo(2));
        Assert.That(
            Refusal(lines + end + "x"),
            Is.EqualTo(
                "session.csv, line 5: exchange is missing; a row has the 7 fields of the header, and the file ends "
                    + "within this one."
            )
        );
    }
}
