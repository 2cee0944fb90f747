using System.Diagnostics;
using MarketData.Domain.Events;
using MarketData.Sandbox.Feed;

namespace MarketData.Sandbox.Report;

/// <summary>What came of everything that was sent, event by event.</summary>
public sealed record Accounting
{
    public required int Sent { get; init; }
    public required int StoredEvents { get; init; }
    public required int Duplicates { get; init; }
    public required IReadOnlyDictionary<RejectionReason, int> Rejected { get; init; }
    public required int Redeliveries { get; init; }
    public required IReadOnlyDictionary<string, int> AlertsByStatus { get; init; }
    public required int DeadLetters { get; init; }
    public required Latency Latency { get; init; }
    public required double EventsPerSecond { get; init; }
    public required IReadOnlyList<string> FailedInvocations { get; init; }

    /// <summary>Empty when everything comes out.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public int RejectedEvents => Rejected.Values.Sum();

    public static Accounting Of(Ledger ledger, StoredState state)
    {
        var expected = new ExpectedState(ledger, state);
        var rejected = expected
            .Bad.Where(bad => bad.AuditedReason is not null)
            .CountBy(bad => bad.Reason)
            .ToDictionary();
        return new()
        {
            Sent = ledger.Sent.Count,
            StoredEvents = state.Events.Count,
            Duplicates = expected.Duplicates,
            Rejected = rejected,
            Redeliveries = ledger.Redeliveries,
            AlertsByStatus = state.AlertsByStatus,
            // Where an answer of the queue was lost, a rejection stands there twice.
            DeadLetters = state.DeadLetters.Distinct().Count(),
            Latency = Latency.Of(expected.Good.Select(item => (item.SentAt, ledger.ProgressOf(item)?.SettledAt ?? 0))),
            EventsPerSecond = RateOf(expected.Good, ledger),
            FailedInvocations = [.. ledger.FailedInvocations],
            Problems = [.. Discrepancies.Between(expected, state, rejected.Values.Sum())],
        };
    }

    /// <summary>From the first event's sending to the last one's answer.</summary>
    static double RateOf(IReadOnlyList<SentItem> good, Ledger ledger)
    {
        var settled = good.Where(item => ledger.ProgressOf(item)?.IsSettled ?? false).ToList();
        return settled.Count == 0
            ? 0
            : settled.Count
                / Stopwatch
                    .GetElapsedTime(
                        settled.Min(item => item.SentAt),
                        settled.Max(item => ledger.ProgressOf(item)!.SettledAt)
                    )
                    .TotalSeconds;
    }
}
