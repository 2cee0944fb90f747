using MarketData.Domain.Decisions;
using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

public class OldNewsTests
{
    [TestCase(900.0, AlertStatus.Pending)]
    [TestCase(900.001, AlertStatus.Stale)]
    public void An_alert_is_old_news_when_its_event_is_too_old_as_it_is_decided(double seconds, AlertStatus status) =>
        Assert.That(Decided(TimeSpan.FromSeconds(seconds)), Is.EqualTo(status));

    [Test]
    public void A_replay_is_suppressed_however_old() =>
        Assert.That(Decided(TimeSpan.FromDays(30), isReplay: true), Is.EqualTo(AlertStatus.Suppressed));

    static AlertStatus Decided(TimeSpan age, bool isReplay = false)
    {
        var trade = Sample.Trade("13:30", 1001, isReplay: isReplay);
        var terms = Deciding.Terms(new RuleBook([Sample.PriceOver(1000)]));
        return Decider
            .Decide(SymbolState.Unseen(Sample.Ibm), [trade], Deciding.NoBars, terms, trade.Timestamp + age)
            .Alerts.Single()
            .Status;
    }
}
