using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MarketData.Tests.Model.Schedules;

/// <summary>Everything that decides how a run goes, as plain data: the same schedule is the same run.</summary>
sealed record Schedule
{
    public required ImmutableArray<FedEvent> Events { get; init; }

    /// <summary>Which events each batch delivers, by their places in <see cref="Events"/>.</summary>
    public required ImmutableArray<ImmutableArray<int>> Batches { get; init; }

    public required ImmutableArray<Fault> Faults { get; init; }

    /// <summary>Processes of the function at a time.</summary>
    public required int Consumers { get; init; }

    /// <summary>How many of them are of a newer version of the function.</summary>
    public int NewerConsumers { get; init; }

    /// <summary>How many writes the indexes are behind.</summary>
    public required int IndexLag { get; init; }

    /// <summary>The longest that they are behind.</summary>
    public int IndexLagSeconds { get; init; } = 1;

    /// <summary>In the order of their time.</summary>
    public ImmutableArray<RuleChange> RuleChanges { get; init; } = [];

    public ImmutableArray<Trouble> Troubles { get; init; } = [];

    /// <summary>Whether reads may see some items of a transaction before others.</summary>
    public bool IsTorn { get; init; }

    /// <summary>Deliveries before a message goes to the dead-letter queue.</summary>
    public int MaxReceives { get; init; } = 3;

    /// <summary>Between the batches.</summary>
    public int PauseSeconds { get; init; }

    /// <summary>How much more than the clock of the process before it each one's is wrong.</summary>
    public int SkewSeconds { get; init; }

    /// <summary>Which receives, from 0, hide their messages for less time than it takes to work on them.</summary>
    public ImmutableArray<int> EarlyReturns { get; init; } = [];

    /// <summary>Seconds from the opening until the first batch. What happens later is ahead of its receipt.</summary>
    public int Span { get; init; }

    public DateTimeOffset Start => FedEvent.Opening.AddSeconds(Span);

    /// <summary>Of all choices that are left: who goes next, how long calls take. 0 takes whoever came first.</summary>
    public required int Seed { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{Consumers} consumers, clocks {SkewSeconds} s apart, seed {Seed}, indexes {IndexLag} writes "
                + $"and {IndexLagSeconds} s behind, {(IsTorn ? "torn" : "whole")} transactions, "
                + $"batches every {PauseSeconds} s from {Start:HH:mm:ss} on, back early "
                + $"[{string.Join(' ', EarlyReturns)}]"
        );
        foreach (var (i, fed) in Events.Index().Where(fed => Batches.Any(batch => batch.Contains(fed.Index))))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {i}: {fed}");
        }

        foreach (var batch in Batches)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  batch {string.Join(' ', batch)}");
        }

        foreach (var change in RuleChanges)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {change}");
        }

        foreach (var trouble in Troubles)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {trouble}");
        }

        foreach (var fault in Faults)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {fault}");
        }

        return text.ToString();
    }
}
