using MarketData.Domain.Decisions;
using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

/// <summary>Two functions know different rules for up to half a minute after each change of them.</summary>
public class RuleMemoryTests
{
    static readonly RuleBook Known = new([Sample.PriceOver(1000, cooldownSeconds: 300)]);

    [Test]
    public void A_rule_that_one_function_knows_and_another_does_not_keeps_its_cooldown()
    {
        // Each price above the threshold comes after one that arms the rule again, 100 of them in 20 s.
        var (state, alerts) = (SymbolState.Unseen(Sample.Ibm), 0);
        foreach (var i in Enumerable.Range(0, 200))
        {
            var trade = Sample.TradeAt(TimeSpan.FromMilliseconds(100 * i), i % 2 == 0 ? 1001 : 900);
            var knows = Deciding.Decide(state, Deciding.NoBars, Known, trade);
            alerts += knows.Alerts.Count();
            var knowsNot = Sample.TradeAt(TimeSpan.FromMilliseconds(100 * i + 50), 900);
            state = Deciding.Decide(knows.Next, knowsNot).Next;
        }

        Assert.That(alerts, Is.EqualTo(1));
    }

    [Test]
    public void Of_a_rule_that_nobody_knows_the_memory_ends_with_the_second_day()
    {
        var state = Deciding
            .Decide(SymbolState.Unseen(Sample.Ibm), Deciding.NoBars, Known, Over("13:30", days: 0))
            .Next;

        state = Deciding.Decide(state, Over("13:31", days: 0)).Next;
        Assert.That(state.RuleMemories, Has.Count.EqualTo(1));
        state = Deciding.Decide(state, Over("13:30", days: 1)).Next;
        Assert.That(state.RuleMemories, Has.Count.EqualTo(1), "a cooldown may be a day long");
        state = Deciding.Decide(state, Over("13:30", days: 2)).Next;
        Assert.That(state.RuleMemories, Is.Empty);
    }

    [Test]
    public void No_more_is_remembered_than_of_as_many_rules_as_can_be_in_force_and_the_last_to_alert_of_the_others()
    {
        var state = SymbolState.Unseen(Sample.Ibm);
        foreach (var i in Enumerable.Range(0, 40))
        {
            var rule = Sample.PriceOver(1000) with { Id = $"rule-{i:00}" };
            state = Deciding.Decide(state, Deciding.NoBars, new RuleBook([rule]), Over($"13:30:{i}", days: 0)).Next;
        }

        Assert.That(
            state.RuleMemories.Keys,
            Is.EqualTo(Enumerable.Range(10, RuleBook.MaxRules).Select(i => $"rule-{i:00}"))
        );
    }

    [Test]
    public void A_replay_leaves_what_rules_remember_alone()
    {
        var rules = new RuleBook([Sample.PriceOver(1000)]);
        var live = Deciding.Decide(SymbolState.Unseen(Sample.Ibm), Deciding.NoBars, rules, Over("13:30", days: 0)).Next;

        var replay = Deciding.Decide(
            live,
            Deciding.NoBars,
            rules,
            Sample.Trade("13:31", 900, id: "a", isReplay: true),
            Sample.Trade("13:32", 1002, id: "b", isReplay: true),
            Sample.Trade("13:33", 1003, id: "c", isReplay: true)
        );

        Assert.That(replay.Next.RuleMemories, Is.EqualTo(live.RuleMemories));
        Assert.That(
            replay.Alerts.Select(alert => (alert.Value, alert.Status)),
            Is.EqualTo(new[] { (1002m, AlertStatus.Suppressed) }),
            "within a decision it remembers for itself"
        );
    }

    static MarketData.Domain.Events.Trade Over(string time, int days) =>
        Sample.Trade(time, 1001, id: $"{time} {days}").At(Sample.At(time).AddDays(days));
}
