using MarketData.Tests.Model.Schedules;

namespace MarketData.Tests.Model.Simulated;

/// <summary>All calls on their way, and the faults that are to hit them.</summary>
sealed class Traffic(IEnumerable<Fault> faults)
{
    readonly ILookup<(string, int), FaultKind> faults = faults.ToLookup(
        fault => (fault.Operation, fault.Nth),
        fault => fault.Kind
    );
    readonly Dictionary<string, int> counts = [];
    readonly List<Call> calls = [];

    /// <summary>Whether faults still hit.</summary>
    public bool IsFaulty { get; set; } = true;

    /// <summary>What can go a step on, in the order of arrival.</summary>
    public IEnumerable<Call> Moving => calls.Where(call => !call.IsStalled);

    public bool IsAwaitedBy(SimulatedProcess process) =>
        calls.Exists(call => call.Process == process && call.IsAwaited);

    public void Add(Call call)
    {
        var nth = counts.GetValueOrDefault(call.Operation);
        counts[call.Operation] = nth + 1;
        if (IsFaulty && faults[(call.Operation, nth)].ToList() is [var fault, ..])
        {
            call.Fault = fault;
            call.Invocation.Meet(call.Operation, fault);
        }

        calls.Add(call);
    }

    public void Forget() => calls.RemoveAll(call => call.IsOver);

    /// <summary>What a dead process had on its way goes on without it, or is lost.</summary>
    public void Abandon(SimulatedProcess process)
    {
        foreach (var call in calls.Where(call => call.Process == process && call.IsAwaited))
        {
            call.Abandon(process.LosesOnTheWay());
        }
    }
}
