using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;
using MarketData.Processor.Storage;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Storage;

public class ItemTests
{
    static readonly Trade Print = Sample.Trade("13:30:00.0123456", 1234567890.123456789012345678m, 0.00000001m);

    [Test]
    public void A_trade_is_read_back_to_the_last_digit() =>
        Assert.That(EventItem.Read(Write(Print)), Is.EqualTo(Print));

    [Test]
    public void A_quote_is_read_back()
    {
        var quote = Sample.Quote("13:30", 181.75m, 181.80m);

        Assert.That(EventItem.Read(Write(quote)), Is.EqualTo(quote));
    }

    [Test]
    public void An_event_of_an_unknown_kind_is_no_quote()
    {
        var item = Write(Print);
        item["kind"] = new AttributeValue("HALT");

        Assert.That(
            () => EventItem.Read(item),
            Throws.TypeOf<FormatException>().With.Message.EqualTo("kind is 'HALT'; it must be TRADE or QUOTE.")
        );
    }

    [TestCase(181.80, 181.75, true)]
    [TestCase(181.75, 181.75, false, Description = "locked")]
    [TestCase(181.75, 181.80, false)]
    public void A_quote_that_bids_more_than_it_asks_is_stored_and_marked(decimal bid, decimal ask, bool crossed) =>
        Assert.That(Write(Sample.Quote("13:30", bid, ask)).ContainsKey("crossed"), Is.EqualTo(crossed));

    [Test]
    public void An_event_carries_the_indicators_and_the_book_as_they_stood_after_it()
    {
        var decision = Decide(Print);
        var recorded = decision.Events[0] with
        {
            Indicators = new IndicatorValues { Sma = 181.750000000001, ChangePercent = -0.25 },
            Book = default(TopOfBook).With(Sample.Quote("13:30", 181.80m, 181.75m)),
        };

        var item = EventItem.Write(recorded, decision);

        Assert.Multiple(() =>
        {
            Assert.That((item["sma_20"].N, item["change_pct"].N), Is.EqualTo(("181.75", "-0.25")));
            Assert.That((item["mid"].N, item["spread"].N), Is.EqualTo(("181.775", "-0.05")), "crossed");
            Assert.That(item.Keys, Does.Not.Contain("ema_20"), "absent, never 0");
        });
    }

    [Test]
    public void An_event_names_its_alerts_and_without_any_has_no_list_of_them()
    {
        var decision = Decide(Print);
        var alert = Sample.Alert(Sample.PriceOver(5), Print, 10);

        var item = EventItem.Write(decision.Events[0] with { Alerts = [alert] }, decision);

        Assert.That(item["alert_ids"].L.Select(id => id.S), Is.EqualTo(new[] { alert.Id }));
        Assert.That(Write(decision).Keys, Does.Not.Contain("alert_ids"));
    }

    [Test]
    public void Retention_counts_from_the_receipt()
    {
        var item = Write(Print with { ReceivedAt = DateTimeOffset.UnixEpoch.AddDays(10) });

        Assert.That(item["ttl"].N, Is.EqualTo("8640000"), "100 days in seconds");
    }

    [Test]
    public void Times_sort_as_text() =>
        Assert.That(Write(Print)["timestamp"].S, Is.EqualTo("2013-10-08T13:30:00.0123456Z"));

    [Test]
    public void A_bar_is_read_back()
    {
        var bar = Bar.Of(Print).Add(Sample.Trade("13:30:59", 5, id: "2"));
        var item = BarItem.Write(Sample.Ibm, bar, sequence: 17);

        Assert.That(BarItem.Read(item), Is.EqualTo(bar with { WrittenAt = 17 }));
        Assert.That((item["symbol"].S, item["minute"].S), Is.EqualTo(("IBM", "2013-10-08T13:30Z")));
    }

    [Test]
    public void Only_a_pending_alert_stands_in_the_status_index()
    {
        var pending = Sample.Alert(Sample.PriceOver(5), Print, 10);

        Assert.Multiple(() =>
        {
            Assert.That(AlertItem.Write(pending, Sample.Opening)[Tables.StatusIndex.HashKey].S, Is.EqualTo("0"));
            Assert.That(
                AlertItem.Write(pending with { Status = AlertStatus.Suppressed }, Sample.Opening).Keys,
                Does.Not.Contain(Tables.StatusIndex.HashKey)
            );
            Assert.That(AlertItem.Read(AlertItem.Write(pending, Sample.Opening)), Is.EqualTo(pending));
        });
    }

    [Test]
    public void The_market_around_an_alert_comes_back_as_it_was_and_what_was_not_known_is_not_stored()
    {
        var whole = new AlertContext(
            181.75m,
            0,
            180,
            new SideAt(new QuoteSide(181.7m, 0), Sample.Opening),
            new SideAt(new QuoteSide(181.8m, Size: null), Sample.Opening)
        );
        var alone = whole with { CloseBefore = null, Bid = null, Ask = null };
        var alert = Sample.Alert(Sample.PriceOver(5), Print, 10) with { Context = whole };

        Assert.That(AlertItem.Read(AlertItem.Write(alert, Sample.Opening)), Is.EqualTo(alert));
        var item = AlertItem.Write(alert with { Context = alone }, Sample.Opening);
        Assert.That(AlertItem.Read(item).Context, Is.EqualTo(alone));
        Assert.That(
            item.Keys,
            Has.None.StartsWith("bid").And.None.StartsWith("ask").And.None.StartsWith("close").And.Contains("price")
        );
    }

    [Test]
    public void An_alert_of_an_earlier_version_has_no_summary()
    {
        var alert = Sample.Alert(Sample.PriceOver(5), Print, 10);
        var item = AlertItem.Write(alert, Sample.Opening);
        item.Remove("summary");

        Assert.That(AlertItem.Read(item), Is.EqualTo(alert with { Summary = null }));
    }

    static Dictionary<string, AttributeValue> Write(MarketEvent marketEvent) => Write(Decide(marketEvent));

    static Dictionary<string, AttributeValue> Write(Decision decision) => EventItem.Write(decision.Events[0], decision);

    static Decision Decide(MarketEvent marketEvent) =>
        Deciding.Decide(SymbolState.Unseen(marketEvent.Symbol), marketEvent);
}
