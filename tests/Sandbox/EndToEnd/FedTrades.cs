using MarketData.Sandbox.Trades;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>What became of the trades that were sent beside the events.</summary>
public abstract class FedTrades : FedEvents
{
    static TradeAccounting Accounting => FedSystem.TradeAccounting;

    static TradeLedger Ledger => FedSystem.System.Trades!.Ledger;

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

    [Test]
    [Order(OnTheFedSystem)]
    public void A_trade_that_is_too_large_for_the_workflow_waits_in_its_dead_letter_queue()
    {
        var tooLarge = Ledger.Sent.Where(sent => sent.Trade.Expected is TradeOutcome.NotStarted).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(tooLarge, Is.Not.Empty);
            Assert.That(tooLarge.Select(Ledger.IsDead), Is.All.True);
        });
    }
}
