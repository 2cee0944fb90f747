using System.Collections.Immutable;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Processor.Alerting;
using MarketData.Processor.Storage;

namespace MarketData.Tests.Model.Checks;

/// <summary>
/// The tables are what they would be if one consumer had taken a symbol's events one at a time, in the order of their
/// sequence: whatever depends on the order of arrival, such as lateness, cooldowns and sums of floating point, depends
/// on that order and on nothing else.
/// </summary>
static class ReplayCheck
{
    public static void Holds(RunOutcome outcome, AuditKey key)
    {
        var raised = new List<string>();
        foreach (var symbol in outcome.Commits)
        {
            var state = SymbolState.Unseen(Symbol.Parse(symbol.Key));
            var bars = ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty;
            foreach (var record in symbol)
            {
                var decision = Decide(outcome, key, state, bars, record);
                state = decision.Next;
                bars = bars.SetItems(
                    decision.Bars.Select(bar =>
                        KeyValuePair.Create(bar.Minute, bar with { WrittenAt = state.Sequence })
                    )
                );
                raised.AddRange(decision.Alerts.Select(alert => alert.Id));
            }

            Same(SymbolStateItem.Write(state), outcome.States[symbol.Key], $"state of {symbol.Key}");
            Violation.UnlessSame(
                bars.Values.Select(bar => Canonical.Text(BarItem.Write(state.Symbol, bar, bar.WrittenAt))),
                outcome.Bars[symbol.Key].Select(Canonical.Text),
                $"bars of {symbol.Key}"
            );
        }

        Violation.UnlessSame(raised, outcome.Alerts.Keys, "all alerts");
    }

    static Decision Decide(
        RunOutcome outcome,
        AuditKey key,
        SymbolState state,
        ImmutableSortedDictionary<DateTimeOffset, Bar> bars,
        AuditRecord record
    )
    {
        var commit = (AuditEntry.Commit)record.Entry;
        var stored = commit.Events.Select(audited => outcome.Events[audited.Identity.Value]).ToList();
        var decision = Decider.Decide(
            state,
            [.. stored.Select(item => Read(outcome, item))],
            bars,
            new DecisionTerms
            {
                Rules = outcome.Rules,
                Key = key,
                DecodedAt = commit.Decoded,
                EventRetentionDays = 90,
                MaxItems = 100,
            },
            commit.Decided
        );
        Same(AuditItem.Write(decision.Audit), outcome.Audit[record.Id], "audit record");
        foreach (var (recorded, item) in decision.Events.Zip(stored))
        {
            Same(EventItem.Write(recorded, decision), item, "event");
        }

        foreach (var alert in decision.Alerts)
        {
            Same(
                AlertItem.Write(alert, commit.Decided),
                outcome.Alerts.GetValueOrDefault(alert.Id),
                "alert",
                "status",
                "pending",
                "notified_at"
            );
        }

        return decision;
    }

    static MarketEvent Read(RunOutcome outcome, StoredItem item) =>
        EventItem.Read(item) with
        {
            IsReplay = EventItem
                .ReadAlertIds(item)
                .Any(id => outcome.Alerts.GetValueOrDefault(id)?["status"].S == "SUPPRESSED"),
        };

    static void Same(StoredItem expected, StoredItem? actual, string what, params ReadOnlySpan<string> except)
    {
        var (wanted, found) = (
            Canonical.Text(expected, except),
            actual is null ? "nothing" : Canonical.Text(actual, except)
        );
        Violation.Unless(wanted == found, $"{what} is {found}, and would be {wanted}");
    }
}
