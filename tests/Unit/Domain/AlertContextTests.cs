using System.Collections.Immutable;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

/// <summary>What was around a trade when it raised an alert.</summary>
public class AlertContextTests
{
    static readonly Trade Yesterday = Sample.Trade("20:00", 980).At(Sample.At("20:00").AddDays(-1));

    [Test]
    public void The_book_is_the_one_of_that_moment_and_the_close_that_of_the_day_before()
    {
        var alerts = Alerts(
            Yesterday,
            Sample.Quote("13:29", 1002.4m, 1002.6m, "q1"),
            Sample.Trade("13:30", 1002.5m, 700, "t"),
            Sample.Quote("13:31", 1, 2, "q2")
        );

        Assert.That(
            alerts.Single().Context,
            Is.EqualTo(
                new AlertContext(
                    1002.5m,
                    700,
                    980,
                    new SideAt(new QuoteSide(1002.4m, 300), Sample.At("13:29")),
                    new SideAt(new QuoteSide(1002.6m, Size: null), Sample.At("13:29"))
                )
            )
        );
    }

    [Test]
    public void Of_a_symbol_that_is_new_only_the_trade_is_known() =>
        Assert.That(
            Alerts(Sample.Trade("13:30", 1001, 5)).Single().Context,
            Is.EqualTo(new AlertContext(1001, 5, CloseBefore: null, Bid: null, Ask: null))
        );

    /// <summary>
    /// The close before its own day is not kept, and that before the next day is no close before it.
    /// </summary>
    [Test]
    public void A_trade_of_yesterday_that_comes_after_midnight_has_no_close_before_it()
    {
        var alerts = Alerts(
            Sample.Trade("23:40", 990, id: "1"),
            Sample.Trade("13:30", 995, id: "2").At(Sample.At("00:10").AddDays(1)),
            Sample.Trade("23:50", 1001, id: "3")
        );

        Assert.That(alerts.Single().Context!.CloseBefore, Is.Null);
    }

    static IEnumerable<Alert> Alerts(params MarketEvent[] events) =>
        Decider
            .Decide(
                SymbolState.Unseen(Sample.Ibm),
                events,
                ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty,
                Deciding.Terms(new RuleBook([Sample.PriceOver(1000)])),
                Sample.Opening
            )
            .Alerts;
}
