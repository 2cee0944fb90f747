using FsCheck.Fluent;
using MarketData.Contract;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Properties;

[CancelAfter(60_000)]
public sealed class SimulationTests
{
    [Test]
    public void The_same_schedule_is_the_same_run()
    {
        foreach (var schedule in ScheduleGenerator.Arbitrary.Generator.Sample(20, size: 60))
        {
            var first = Run(schedule);
            Assert.That(Run(schedule), Is.EqualTo(first), schedule.ToString());
        }
    }

    /// <summary>All that is stored, times included, and what was published.</summary>
    static List<string> Run(Schedule schedule)
    {
        var store = new ModelStore();
        SimulatedRules.Put(store);
        var simulation = new Simulation(schedule, store);
        simulation.DeliverAll();
        return
        [
            .. Tables
                .OfMarketData.SelectMany(table => StoredItems.All(store, table))
                .Select(item => Canonical.Text(item)),
            .. simulation.Topic.Published.Select(message => message.Message),
        ];
    }
}
