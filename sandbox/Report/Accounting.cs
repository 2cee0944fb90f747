using System.Diagnostics;
using MarketData.Domain.Events;
using MarketData.Sandbox.Feed;

namespace MarketData.Sandbox.Report;

/// <summary>Compares what was sent with what is stored, event by event.</summary>
public sealed record Accounting
{
    const string Stored = "STORED";
    const string RejectedOutcome = "REJECTED";

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
        var good = ledger.Sent.Where(item => item.Item.Expected is Expectation.Stored).ToList();
        var bad = ledger.Sent.Where(item => item.Item.Expected is Expectation.Rejected).ToList();
        var identities = good.Select(item => ((Expectation.Stored)item.Item.Expected).Identity).ToHashSet();
        var rejections = bad.ToDictionary(item => item, item => AuditOf(item, ledger, state));
        var accounting = new Accounting
        {
            Sent = ledger.Sent.Count,
            StoredEvents = state.EventIds.Count,
            Duplicates = good.Count - identities.Count,
            Rejected = rejections
                .Where(pair => pair.Value?.Outcome == RejectedOutcome)
                .CountBy(pair => ReasonOf(pair.Key))
                .ToDictionary(),
            Redeliveries = ledger.Redeliveries,
            AlertsByStatus = state.AlertsByStatus,
            DeadLetters = state.DeadLetters.Count,
            Latency = Latency.Of(good.Select(item => (item.SentAt, ledger.DeliveryOf(item)?.SettledAt ?? 0))),
            EventsPerSecond = RateOf(good, ledger),
            FailedInvocations = [.. ledger.FailedInvocations],
            Problems = [],
        };
        return accounting with { Problems = [.. accounting.FindProblems(identities, rejections, ledger, state)] };
    }

    IEnumerable<string> FindProblems(
        HashSet<string> identities,
        Dictionary<SentItem, AuditEntry?> rejections,
        Ledger ledger,
        StoredState state
    )
    {
        var problems = new List<string?>
        {
            Some("sent but not stored", identities.Except(state.EventIds)),
            Some("stored but never sent", state.EventIds.Except(identities)),
            Some(
                "stored without an audit record",
                state.EventIds.Where(id => state.Audits.GetValueOrDefault(id)?.Outcome != Stored)
            ),
            Some(
                "audited as stored but not stored",
                state
                    .Audits.Where(audit => audit.Value.Outcome == Stored && !state.EventIds.Contains(audit.Key))
                    .Select(audit => audit.Key)
            ),
            Some(
                "malformed but not rejected for the right reason",
                rejections
                    .Where(pair => pair.Value?.Reason != NameOf(ReasonOf(pair.Key)))
                    .Select(pair => $"{NameOf(ReasonOf(pair.Key))} came out as {pair.Value?.Reason ?? "nothing"}")
            ),
        };
        var rejectionIds = rejections
            .Keys.Select(item => ledger.DeliveryOf(item)?.RejectionId)
            .OfType<string>()
            .ToHashSet();
        var deadIds = state.DeadLetters.Select(Ledger.RejectionIdOf).ToList();
        problems.Add(
            Some(
                "rejected but not malformed",
                state
                    .Audits.Where(audit => audit.Value.Outcome == RejectedOutcome)
                    .Select(audit => audit.Key)
                    .Except(rejectionIds)
            )
        );
        problems.Add(Some("in the dead-letter queue but not malformed", deadIds.Except(rejectionIds)));
        problems.Add(Some("malformed but not in the dead-letter queue", rejectionIds.Except(deadIds)));
        problems.Add(
            DeadLetters > rejections.Count
                ? $"{DeadLetters} dead letters, but only {rejections.Count} malformed events"
                : null
        );
        problems.Add(
            AlertsByStatus.GetValueOrDefault("PENDING") is > 0 and var pending
                ? $"{pending} alerts are stored but not published"
                : null
        );
        problems.Add(
            Sent == StoredEvents + Duplicates + RejectedEvents
                ? null
                : $"{Sent} sent, but {StoredEvents} stored + {Duplicates} duplicates + {RejectedEvents} rejected = {StoredEvents + Duplicates + RejectedEvents}"
        );
        return problems.OfType<string>();
    }

    static string? Some(string what, IEnumerable<string> ids)
    {
        const int shown = 5;
        var all = ids.ToList();
        var more = all.Count > shown ? $" and {all.Count - shown} more" : "";
        return all.Count == 0 ? null : $"{all.Count} {what}: {string.Join(", ", all.Take(shown))}{more}";
    }

    static AuditEntry? AuditOf(SentItem item, Ledger ledger, StoredState state) =>
        ledger.DeliveryOf(item) is { } delivery ? state.Audits.GetValueOrDefault(delivery.RejectionId) : null;

    static RejectionReason ReasonOf(SentItem item) => ((Expectation.Rejected)item.Item.Expected).Reason;

    /// <summary>PriceNotPositive is PRICE_NOT_POSITIVE in the audit trail.</summary>
    static string NameOf(RejectionReason reason) =>
        string.Concat(
            reason
                .ToString()
                .Select(
                    (letter, index) =>
                        index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"
                )
        );

    /// <summary>From the first event's sending to the last one's answer.</summary>
    static double RateOf(List<SentItem> good, Ledger ledger)
    {
        var settled = good.Where(item => ledger.DeliveryOf(item)?.IsSettled ?? false).ToList();
        return settled.Count == 0
            ? 0
            : settled.Count
                / Stopwatch
                    .GetElapsedTime(
                        settled.Min(item => item.SentAt),
                        settled.Max(item => ledger.DeliveryOf(item)!.SettledAt)
                    )
                    .TotalSeconds;
    }
}
