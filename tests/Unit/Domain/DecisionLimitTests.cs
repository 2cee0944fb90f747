using System.Collections.Immutable;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using static MarketData.UnitTests.Domain.Deciding;

namespace MarketData.UnitTests.Domain;

/// <summary>What a decision writes fits one transaction.</summary>
public class DecisionLimitTests
{
    [Test]
    public void Decisions_on_parts_end_like_one_decision_on_the_whole()
    {
        var trades = Enumerable
            .Range(0, 200)
            .Select(i => Sample.Trade($"13:{30 + i / 10}:{i % 10 * 5:00}", 10 + i % 7, id: $"{i:000}"))
            .ToArray();
        var whole = Decide(SymbolState.Unseen(Sample.Ibm), trades, maxItems: 1000);

        var state = SymbolState.Unseen(Sample.Ibm);
        var bars = NoBars;
        for (var done = 0; done < trades.Length; )
        {
            var part = Decide(state, trades[done..], maxItems: 100);
            Assert.That(part.ItemCount, Is.LessThanOrEqualTo(100));
            bars = bars.SetItems(part.Bars.Select(bar => KeyValuePair.Create(bar.Minute, bar)));
            done += part.Events.Count;
            state = part.Next;
        }

        Assert.That(state.Series.Forming, Is.EqualTo(whole.Next.Series.Forming));
        Assert.That(state.Sequence, Is.EqualTo(200));
        Assert.That(bars.Values, Is.EquivalentTo(whole.Bars));
    }

    [Test]
    public void One_transaction_holds_98_events_of_a_minute()
    {
        var trades = Enumerable.Range(0, 200).Select(i => Sample.Trade("13:30", 10, id: $"{i:000}")).ToArray();

        var decision = Decide(SymbolState.Unseen(Sample.Ibm), trades, maxItems: 100);

        Assert.That((decision.Events.Count, decision.ItemCount), Is.EqualTo((98, 100)));
    }

    [Test]
    public void After_an_event_that_no_longer_fits_none_goes_before_it()
    {
        Trade[] trades =
        [
            Sample.Trade("13:30:00", 10, id: "1"),
            Sample.Trade("13:30:01", 10, volume: 1000, id: "2"),
            Sample.Trade("13:30:02", 10, id: "3"),
        ];
        var terms = Terms(new RuleBook([Sample.PrintOver(500)])) with { MaxItems = 4 };

        var decision = Decider.Decide(SymbolState.Unseen(Sample.Ibm), trades, NoBars, terms, Sample.Opening);

        Assert.That(decision.Events.Select(recorded => recorded.Event), Is.EqualTo(new[] { trades[0] }));
    }

    [Test]
    public void An_event_that_no_transaction_can_hold_is_named()
    {
        var rules = new RuleBook([Sample.PriceOver(5), Sample.PrintOver(5)]);

        Assert.That(
            () =>
                Decider.Decide(
                    SymbolState.Unseen(Sample.Ibm),
                    [Sample.Trade("13:30", 10)],
                    NoBars,
                    Terms(rules) with
                    {
                        MaxItems = 4,
                    },
                    Sample.Opening
                ),
            Throws
                .InstanceOf<ArgumentOutOfRangeException>()
                .With.Message.Contains("NYSE|IBM|2013-10-08|1 alone writes 5 items")
        );
    }

    [Test]
    public void An_event_that_corrects_an_hour_of_bars_and_raises_every_alert_fits_one_transaction()
    {
        var hour = Enumerable
            .Range(0, 61)
            .Select(minute => Sample.Trade("13:30", 10, id: $"{minute}").At(Sample.Opening.AddMinutes(minute)))
            .ToArray();
        var before = Decide(SymbolState.Unseen(Sample.Ibm), hour, maxItems: 1000);
        var rules = new RuleBook([
            .. Enumerable.Range(0, RuleBook.MaxRules).Select(i => Sample.PrintOver(1) with { Id = $"rule-{i}" }),
        ]);

        var decision = Decide(
            before.Next,
            before.Bars.ToImmutableSortedDictionary(bar => bar.Minute, bar => bar),
            rules,
            Sample.Trade("13:30:59", 12, id: "late")
        );

        Assert.That((decision.Bars.Count, decision.Alerts.Count()), Is.EqualTo((60, RuleBook.MaxRules)));
        Assert.That(decision.ItemCount, Is.LessThanOrEqualTo(100));
    }
}
