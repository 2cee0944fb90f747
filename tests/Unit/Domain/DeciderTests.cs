using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Indicators;
using MarketData.Domain.Rules;
using static MarketData.UnitTests.Domain.Deciding;

namespace MarketData.UnitTests.Domain;

public class DeciderTests
{
    [Test]
    public void A_quote_is_never_late() =>
        Assert.That(
            Decide(After(Sample.Trade("15:00", 10)), Sample.Quote("13:30", 9, 11)).Events.Single().Late,
            Is.False
        );

    [Test]
    public void What_is_ahead_of_its_receipt_is_not_late()
    {
        var trade = Sample.Trade("13:30", 10) with { ReceivedAt = Sample.At("13:00") };

        var recorded = Decide(SymbolState.Unseen(Sample.Ibm), trade).Events.Single();

        Assert.That((recorded.Ahead, recorded.Late), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_bar_is_stored_when_a_later_minute_begins()
    {
        var decision = Decide(
            SymbolState.Unseen(Sample.Ibm),
            Sample.Trade("13:30:10", 10, id: "1"),
            Sample.Trade("13:30:50", 11, id: "2"),
            Sample.Trade("13:32:00", 12, id: "3")
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                decision.Bars.Select(bar => (bar.Minute, bar.Open, bar.Close)),
                Is.EqualTo(new[] { (Sample.At("13:30"), 10m, 11m) })
            );
            Assert.That(
                decision.Next.Series.Forming,
                Is.EqualTo(Bar.Of(Sample.Trade("13:32:00", 12, id: "3")) with { EmaBefore = new Ema(1, 11) })
            );
        });
    }

    [Test]
    public void Each_event_gets_the_next_sequence_number_of_its_symbol()
    {
        var state = SymbolState.Unseen(Sample.Ibm) with { Head = new ChainHead(41, default, Key: 1) };

        var decision = Decide(state, Sample.Trade("13:30:10", 10, id: "1"), Sample.Quote("13:30:11", 9, 11));

        Assert.That(decision.Events.Select(recorded => recorded.Sequence), Is.EqualTo(new[] { 42L, 43L }));
        Assert.That(decision.Next.Sequence, Is.EqualTo(43));
    }

    [Test]
    public void A_trade_up_to_sixty_minutes_late_corrects_its_stored_bar()
    {
        var stored = Bar.Of(Sample.Trade("13:30:30", 10, id: "1"));
        var state = After(Sample.Trade("14:30:10", 20, id: "2"));
        var late = Sample.Trade("13:30:05", 9, id: "3");

        Assert.That(Decider.FirstBarToLoad(state, [late]), Is.EqualTo(Sample.At("13:30")));
        var decision = Decide(state, NoBars.Add(stored.Minute, stored), late);

        Assert.Multiple(() =>
        {
            Assert.That(decision.Bars, Is.EqualTo(new[] { stored.Add(late) }));
            Assert.That(decision.Next.Series.Forming, Is.EqualTo(state.Series.Forming));
            Assert.That(decision.Events[0].Late, Is.False);
        });
    }

    [Test]
    public void A_late_trade_of_a_minute_without_a_bar_makes_one()
    {
        var late = Sample.Trade("14:00:05", 9, id: "3");

        var decision = Decide(After(Sample.Trade("14:30:10", 20, id: "2")), late);

        Assert.That(decision.Bars, Is.EqualTo(new[] { Bar.Of(late) }));
    }

    [Test]
    public void An_older_trade_is_recorded_as_late_and_changes_no_bar_and_raises_no_alert()
    {
        var state = After(Sample.Trade("14:31:10", 20, id: "2"));
        var late = Sample.Trade("13:30:59", 2000, id: "3");

        Assert.That(Decider.FirstBarToLoad(state, [late]), Is.Null);
        var decision = Decide(state, NoBars, new RuleBook([Sample.PriceOver(1000)]), late);

        Assert.Multiple(() =>
        {
            Assert.That(decision.Events[0].Late, Is.True);
            Assert.That(decision.Bars, Is.Empty);
            Assert.That(decision.Next.Series.Forming, Is.EqualTo(state.Series.Forming));
            Assert.That(decision.Alerts, Is.Empty);
        });
    }

    [Test]
    public void A_quote_touches_no_bar()
    {
        var state = After(Sample.Trade("13:30:10", 20, id: "2"));

        var decision = Decide(state, Sample.Quote("13:45:00", 19, 21));

        Assert.That((decision.Bars.Count, decision.Next.Series.Forming), Is.EqualTo((0, state.Series.Forming)));
    }

    [Test]
    public void A_replayed_event_stores_its_alerts_suppressed()
    {
        var decision = Decide(
            SymbolState.Unseen(Sample.Ibm),
            NoBars,
            new RuleBook([Sample.PriceOver(5)]),
            Sample.Trade("13:30", 10, isReplay: true)
        );

        Assert.That(decision.Alerts.Single().Status, Is.EqualTo(AlertStatus.Suppressed));
    }
}
