using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Properties;

/// <summary>Schedules of one or two steps: what the property found, and what it is worth to see by itself.</summary>
[CancelAfter(60_000)]
sealed class PlainScheduleTests
{
    static readonly FedEvent Alerting = new(FedKind.Trade, Symbol: 0, Id: 1, Second: 0, Price: 1001, Volume: 100, IsReplay: false);

    [TestCase(FaultKind.Conflict)]
    [TestCase(FaultKind.Throttled)]
    [TestCase(FaultKind.ServerError)]
    [TestCase(FaultKind.AnswerLost)]
    public void An_alert_that_cannot_be_marked_at_once_is_marked_a_little_later_and_not_published_again(FaultKind fault)
    {
        var run = Delivered(new Fault("UpdateItem", 0, fault));

        Assert.That(run.Redelivered, Is.Empty);
        Assert.That(run.Topic.Published.Select(message => message.Attributes["rule"]), Is.EquivalentTo(new[] { "over-1000", "over-500" }));
    }

    static Simulation Delivered(params Fault[] faults)
    {
        var store = new ModelStore();
        SimulatedRules.Put(store);
        var run = new Simulation(
            new Schedule { Events = [Alerting], Batches = [[0]], Faults = [.. faults], Consumers = 1, IndexLag = 0, Seed = 0 }, store);
        run.DeliverAll();
        return run;
    }
}
