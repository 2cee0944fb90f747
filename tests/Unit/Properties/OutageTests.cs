using MarketData.Contract;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Properties;

[CancelAfter(60_000)]
sealed class OutageTests
{
    /// <summary>The right to the tables, the tables themselves, or their answers are gone for two hours.</summary>
    [Test]
    public void An_outage_of_two_hours_moves_nothing_to_the_dead_letter_queue_and_everything_is_stored_after(
        [Values(FaultKind.Refused, FaultKind.ServerError, FaultKind.Throttled)] FaultKind kind,
        [Values(1, 2, 3)] int seed
    )
    {
        var store = new ModelStore();
        SimulatedRules.Put(store);
        var events = Enumerable
            .Range(0, 20)
            .Select(i => new FedEvent(FedKind.Trade, i % 3, Id: i, Second: i, Price: 10, Volume: 1, IsReplay: false));
        var run = new Simulation(
            new Schedule
            {
                Events = [.. events],
                Batches =
                [
                    [.. Enumerable.Range(0, 10)],
                    [.. Enumerable.Range(10, 10)],
                ],
                Faults = [],
                Troubles = [new Trouble(Key: null, kind, From: 0, Seconds: 7200)],
                Consumers = 2,
                IndexLag = 0,
                MaxReceives = 20,
                Seed = seed,
            },
            store
        );

        run.DeliverAll();

        Assert.That(StoredItems.All(store, Tables.MarketData), Has.Count.EqualTo(20));
        Assert.That(run.DeadLetters, Is.Empty);
        Assert.That(run.Queues.DeadLetters, Is.Empty);
    }
}
