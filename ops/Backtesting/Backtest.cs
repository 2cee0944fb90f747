using MarketData.Domain.Audit;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;
using MarketData.Shared.Storage;

namespace MarketData.Ops.Backtesting;

/// <summary>
/// Runs a session through the function's decisions, from a beginning at which nothing is known of any
/// symbol.
/// </summary>
public static class Backtest
{
    /// <param name="session">The events.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="settings">What the deployment would tell the function.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<BacktestResult> RunAsync(
        RecordedSession session,
        RuleBook rules,
        TriedSettings settings,
        CancellationToken cancellation
    )
    {
        var terms = Terms(rules, settings);
        var mailing = new Mailing(settings.Messages);
        var symbols = new SortedDictionary<string, SymbolRun>(StringComparer.Ordinal);
        var (raised, counts) = (new List<RaisedAlert>(), new EventCounts());
        foreach (var step in session.Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            var name = step.Events[0].Symbol;
            if (!symbols.TryGetValue(name.Value, out var symbol))
            {
                symbols.Add(name.Value, symbol = new(name));
            }

            foreach (var decision in symbol.Add(step, terms))
            {
                counts = decision.Events.Aggregate(counts, (known, recorded) => known.With(recorded));
                if (decision.Alerts.ToList() is { Count: > 0 } alerts)
                {
                    raised.AddRange(await mailing.TellAsync(alerts, step.Decided, cancellation));
                }
            }
        }

        return new BacktestResult(counts, [.. symbols.Values.Select(ChartOf)], raised, mailing.End());
    }

    /// <summary>Nobody keeps the audit records that decisions come with, so that any key will do.</summary>
    static DecisionTerms Terms(RuleBook rules, TriedSettings settings) =>
        new()
        {
            Rules = rules,
            Keys = new(new AuditKey(number: 1, from: DateTimeOffset.MinValue, new byte[AuditKey.MinLength])),
            DecodedAt = DateTimeOffset.MinValue,
            EventRetentionDays = 1,
            ClockSkew = settings.ClockSkew,
            AlertMaxAge = settings.AlertMaxAge,
            MaxItems = TransactionWriter.MaxItems,
        };

    static SymbolChart ChartOf(SymbolRun symbol) => new(symbol.Symbol, [.. symbol.Bars]);
}

/// <summary>What of a deployment's settings decides on mails.</summary>
/// <param name="Messages">The limit of a minute.</param>
/// <param name="AlertMaxAge">An alert mails nobody whose event is older than this when it is decided.</param>
/// <param name="ClockSkew">An event changes nothing whose time lies further than this after its receipt.</param>
public sealed record TriedSettings(MessagesPerMinute Messages, TimeSpan AlertMaxAge, TimeSpan ClockSkew);

/// <summary>What rules make of a session.</summary>
/// <param name="Counts">Of its events.</param>
/// <param name="Charts">By symbol.</param>
/// <param name="Alerts">In the order of the events.</param>
/// <param name="Mails">In the order of their time.</param>
public sealed record BacktestResult(
    EventCounts Counts,
    IReadOnlyList<SymbolChart> Charts,
    IReadOnlyList<RaisedAlert> Alerts,
    IReadOnlyList<TriedMail> Mails
);

/// <summary>A symbol's bars in the order of their minutes.</summary>
public sealed record SymbolChart(Symbol Symbol, IReadOnlyList<ChartBar> Bars);
