using MarketData.Sandbox.Trades;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>What became of the trades that were sent beside the events.</summary>
public abstract class FedTrades : FedEvents
{
    static TradeAccounting Accounting => FedSystem.TradeAccounting;

    [Test]
    [Order(OnTheFedSystem)]
    public void Every_trade_is_accounted_for_by_the_event_that_brought_it()
    {
        Assert.That(Accounting.Problems, Is.Empty);
    }

    [Test]
    [Order(OnTheFedSystem)]
    public void Every_good_trade_is_recorded_once_although_functions_died_and_events_came_again()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                FedSystem.System.Trades!.Chaos.SelectMany(chaos => chaos.Happened.Keys).Distinct().ToList(),
                Has.Count.GreaterThan(1)
            );
            Assert.That(
                Accounting.Recorded + Accounting.Refused.Values.Sum() + Accounting.Duplicates + Accounting.DeadLetters,
                Is.EqualTo(Accounting.Sent)
            );
            Assert.That(Accounting.Recorded, Is.GreaterThan(20));
            Assert.That(Accounting.Duplicates, Is.Positive);
        });
    }

    [Test]
    [Order(OnTheFedSystem)]
    public void A_trade_is_enriched_from_the_print_that_was_stored_beside_it()
    {
        Assert.That(Accounting.Enriched, Is.Positive);
    }
}
