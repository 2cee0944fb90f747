using MarketData.Contract;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model;

/// <summary>The promise that the property tests try to break, as docs/architecture.md puts it.</summary>
static class ExactlyOnce
{
    const int MaxSweeps = 10;

    /// <exception cref="ViolationException">It does not hold under this schedule.</exception>
    public static void Holds(Schedule schedule, IStore store)
    {
        SimulatedRules.Put(store);
        var simulation = new Simulation(schedule, store);
        simulation.DeliverAll();
        Sweep(simulation, store);

        AlertCheck.Holds(new RunOutcome(schedule, store, simulation.Mails));
        simulation.Redrive();
        Sweep(simulation, store);

        var outcome = new RunOutcome(schedule, store, simulation.Mails);
        EventCheck.Holds(outcome);
        AuditCheck.Holds(outcome);
        ReplayCheck.Holds(outcome);
        BarCheck.Holds(outcome);
        AlertCheck.Holds(outcome);
        CooldownCheck.Holds(outcome);
        Violation.Unless(simulation.Sum(MetricNames.Bugs) == 0, $"it met a bug{simulation.Errors}");
    }

    static void Sweep(Simulation simulation, IStore store)
    {
        for (var sweep = 0; sweep < MaxSweeps && (sweep == 0 || StoredAlerts.IsAnyPending(store)); sweep++)
        {
            simulation.Sweep();
        }
    }
}
