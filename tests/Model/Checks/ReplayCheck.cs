using System.Collections.Immutable;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;
using MarketData.Processor.Storage;
using MarketData.Shared.Trail;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>
/// The tables are what they would be if one consumer had taken a symbol's events one at a time, in the order of their
/// sequence: whatever depends on the order of arrival, such as lateness, cooldowns and sums of floating point, depends
/// on that order and on nothing else.
/// </summary>
static class ReplayCheck
{
    public static void Holds(RunOutcome outcome)
    {
        var raised = new List<string>();
        foreach (var symbol in outcome.Commits)
        {
            var bars = ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty;
            List<SymbolState> states = [SymbolState.Unseen(Symbol.Parse(symbol.Key))];
            foreach (var record in symbol)
            {
                var decisions = Decide(outcome, states, bars, record);
                states = decisions.ConvertAll(decision => decision.Next);
                var written = decisions[0].Bars.Select(bar => bar with { WrittenAt = states[0].Sequence });
                bars = bars.SetItems(written.Select(bar => KeyValuePair.Create(bar.Minute, bar)));
                raised.AddRange(decisions[0].Alerts.Select(alert => alert.Id));
            }

            Any(
                states,
                state => Same(SymbolStateItem.Write(state), outcome.States[symbol.Key], $"state of {symbol.Key}")
            );
            Violation.UnlessSame(
                bars.Values.Select(bar => Canonical.Text(BarItem.Write(states[0].Symbol, bar, bar.WrittenAt))),
                outcome.Bars[symbol.Key].Select(Canonical.Text),
                $"bars of {symbol.Key}"
            );
        }

        Violation.UnlessSame(raised, outcome.Alerts.Keys, "all alerts");
    }

    /// <summary>By which rules a commit was decided on is not written down: by any that fit what is stored.</summary>
    static List<Decision> Decide(
        RunOutcome outcome,
        List<SymbolState> states,
        ImmutableSortedDictionary<DateTimeOffset, Bar> bars,
        AuditRecord record
    ) =>
        [
            .. Any(
                    states.SelectMany(state => outcome.Books.Select(rules => (State: state, Rules: rules))),
                    start => Decide(outcome, start.State, start.Rules, bars, record)
                )
                .DistinctBy(decision => Canonical.Text(SymbolStateItem.Write(decision.Next))),
        ];

    static Decision Decide(
        RunOutcome outcome,
        SymbolState state,
        RuleBook rules,
        ImmutableSortedDictionary<DateTimeOffset, Bar> bars,
        AuditRecord record
    )
    {
        var commit = (AuditEntry.Commit)record.Entry;
        var stored = commit.Events.Select(audited => outcome.Events[audited.Identity.Value]).ToList();
        var decision = Decider.Decide(
            state,
            [.. stored.Select(EventItem.Read)],
            bars,
            new DecisionTerms
            {
                Rules = rules,
                Keys = outcome.Keys,
                DecodedAt = commit.Decoded,
                EventRetentionDays = 90,
                ClockSkew = SimulatedSettings.ClockSkew,
                AlertMaxAge = SimulatedSettings.AlertMaxAge,
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

    /// <returns>What came out wherever nothing was violated.</returns>
    /// <exception cref="ViolationException">Each violates something.</exception>
    static List<TResult> Any<T, TResult>(IEnumerable<T> all, Func<T, TResult> check)
    {
        var (held, violation) = (new List<TResult>(), (ViolationException?)null);
        foreach (var one in all)
        {
            try
            {
                held.Add(check(one));
            }
            catch (ViolationException other)
            {
                violation = other;
            }
        }

        return held.Count > 0 ? held : throw violation!;
    }

    static bool Same(StoredItem expected, StoredItem? actual, string what, params ReadOnlySpan<string> except)
    {
        var (wanted, found) = (
            Canonical.Text(expected, except),
            actual is null ? "nothing" : Canonical.Text(actual, except)
        );
        Violation.Unless(wanted == found, $"{what} is {found}, and would be {wanted}");
        return true;
    }
}
