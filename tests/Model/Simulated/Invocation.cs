using MarketData.Tests.Model.Schedules;

namespace MarketData.Tests.Model.Simulated;

/// <summary>One run of a process over a batch, and the faults that it met.</summary>
sealed class Invocation(IReadOnlyList<Message> batch)
{
    /// <summary>Calls of two seconds each without an answer, and commits have ten.</summary>
    const int GivenUpInCommitTime = 4;

    readonly List<(string Operation, FaultKind Kind)> met = [];

    public IReadOnlyList<Message> Batch => batch;

    /// <summary>Whether it met a trouble that may last for longer than it.</summary>
    public bool Outlasted { get; set; }

    /// <summary>
    /// Whether it met a fault that it cannot recover from, or so many that it can that its time went by.
    /// </summary>
    public bool MayFail =>
        Outlasted
        || met.Exists(fault => !FaultKinds.IsRetried(fault.Kind))
        || met.Count(fault => fault.Kind == FaultKind.GivenUp) >= GivenUpInCommitTime;

    /// <summary>Whether a mail that it sent may be sent once more.</summary>
    public bool MayMailAgain =>
        Outlasted || met.Exists(fault => FaultKinds.LeavesMailsUnmarked(fault.Operation, fault.Kind));

    public void Meet(string operation, FaultKind kind) => met.Add((operation, kind));
}
