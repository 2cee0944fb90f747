using MarketData.Contract;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;
using MarketData.UnitTests.Function;

namespace MarketData.UnitTests.Alerting;

[CancelAfter(60_000)]
sealed class OldNewsTests
{
    /// <summary>An hour after the opening, with settings that let news be 50 minutes old.</summary>
    [Test]
    public void Of_a_backlog_only_what_is_still_news_is_mailed()
    {
        var function = new FunctionOnModel();
        SimulatedRules.Put(function.Store);
        function.Handle(Large(symbol: 0, id: 0, second: 0), Large(symbol: 1, id: 1, second: 1000));

        Assert.That(
            StoredAlerts.All(function.Store).ToDictionary(alert => alert["symbol"].S, alert => alert["status"].S),
            Is.EquivalentTo(new Dictionary<string, string> { ["S0"] = "STALE", ["S1"] = "NOTIFIED" })
        );
        Assert.That(function.Topic.Published.Single().Attributes[MessageAttributes.Symbol], Is.EqualTo("S1"));
    }

    static FedEvent Large(int symbol, int id, int second) =>
        new(FedKind.Trade, symbol, id, second, Price: 10, Volume: 2_000_000, IsReplay: false);
}
