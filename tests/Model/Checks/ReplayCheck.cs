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
    static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    public static void Holds(RunOutcome outcome, AuditKey key)
    {
        var raised = new List<string>();
        foreach (var symbol in outcome.BySymbol)
        {
            var state = SymbolState.Unseen(Symbol.Parse(symbol.Key));
            var bars = ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty;
            foreach (var item in symbol)
            {
                var decision = Decide(outcome, key, state, bars, item);
                state = decision.Next;
                bars = bars.SetItems(decision.Bars.Select(bar => KeyValuePair.Create(bar.Minute, bar)));
                raised.AddRange(decision.Alerts.Select(alert => alert.Id));
            }

            Same(SymbolStateItem.Write(state), outcome.States[symbol.Key], $"state of {symbol.Key}");
            Violation.UnlessSame(
                bars.Values.Select(bar => Canonical.Text(BarItem.Write(state.Symbol, bar))),
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
        StoredItem item
    )
    {
        var alerts = EventItem
            .ReadAlertIds(item)
            .Select(id => outcome.Alerts.GetValueOrDefault(id))
            .OfType<StoredItem>()
            .ToList();
        var marketEvent = EventItem.Read(item) with
        {
            IsReplay = alerts.Exists(alert => alert["status"].S == "SUPPRESSED"),
        };
        var record = outcome.Audit[marketEvent.Identity.Value];
        var stages = AuditItem.Read(record).Entry.Stages;
        var decision = Decider.Decide(
            state,
            [marketEvent],
            bars,
            outcome.Rules,
            key,
            stages.Decoded,
            stages.Decided,
            maxItems: 100
        );
        var recorded = decision.Events.Single();

        Same(EventItem.Write(recorded, Retention), item, "event");
        Same(AuditItem.Write(recorded.Audit), record, "audit record");
        foreach (var alert in recorded.Alerts)
        {
            Same(
                AlertItem.Write(alert, stages.Decided),
                outcome.Alerts.GetValueOrDefault(alert.Id),
                "alert",
                "status",
                "pending",
                "notified_at"
            );
        }

        return decision;
    }

    static void Same(StoredItem expected, StoredItem? actual, string what, params ReadOnlySpan<string> except)
    {
        var (wanted, found) = (
            Canonical.Text(expected, except),
            actual is null ? "nothing" : Canonical.Text(actual, except)
        );
        Violation.Unless(wanted == found, $"{what} is {found}, and would be {wanted}");
    }
}
