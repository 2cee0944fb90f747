using System.Collections.Concurrent;
using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Shared.Telemetry;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Limits the messages in a minute, whichever functions send them, of a rule about one symbol, so that a noisy symbol
/// does not delay the others, and of a rule about all of them: nobody reads a thousand e-mails. What is beyond stays
/// pending, for the digest of the minute.
/// </summary>
public sealed class MessageLimit(
    IMessageCounts counts,
    MessagesPerMinute most,
    FailureBoundary boundary,
    JsonLog log,
    TimeProvider time
)
{
    // Once a minute is full it stays so. In a storm, asking again for each batch would wear out the counter's row.
    readonly ConcurrentDictionary<MessageCounter, bool> full = [];

    /// <returns>The alerts to publish now.</returns>
    public async Task<IReadOnlyList<Alert>> AdmitAsync(IEnumerable<Alert> alerts, CancellationToken cancellation)
    {
        var minute = UtcMinute.Of(time.GetUtcNow());
        foreach (var past in full.Keys.Where(counter => counter.Minute != minute))
        {
            full.TryRemove(past, out _);
        }

        var admitted = await Task.WhenAll(
            alerts.GroupBy(alert => alert.RuleId).Select(ofRule => AdmitAsync(minute, ofRule, cancellation))
        );
        return [.. admitted.SelectMany(ofRule => ofRule)];
    }

    async Task<IReadOnlyList<Alert>> AdmitAsync(
        DateTimeOffset minute,
        IGrouping<string, Alert> ofRule,
        CancellationToken cancellation
    )
    {
        var bySymbol = await Task.WhenAll(
            ofRule
                .GroupBy(alert => alert.Symbol)
                .Select(ofSymbol =>
                    AdmitAsync(new(ofRule.Key, ofSymbol.Key, minute), most.OfSymbol, [.. ofSymbol], cancellation)
                )
        );
        var admitted = await AdmitAsync(
            new(ofRule.Key, Symbol: null, minute),
            most.OfRule,
            [.. bySymbol.SelectMany(ofSymbol => ofSymbol)],
            cancellation
        );
        if (ofRule.Count() - admitted.Count is > 0 and var waiting)
        {
            log.Warn(
                LogEvent.AlertsWaitForDigest,
                (LogFields.RuleId, ofRule.Key),
                (LogFields.Count, waiting.ToString(CultureInfo.InvariantCulture))
            );
        }

        return admitted;
    }

    /// <summary>
    /// The count goes up before anything is published: a crash then sends too few at once, never too many.
    /// </summary>
    async Task<IReadOnlyList<Alert>> AdmitAsync(
        MessageCounter counter,
        int limit,
        List<Alert> alerts,
        CancellationToken cancellation
    )
    {
        if (alerts.Count == 0 || full.ContainsKey(counter))
        {
            return [];
        }

        var admitted = await boundary.TryAsync(
            LogEvent.MessagesNotCounted,
            async () =>
            {
                var count = await counts.CountMessagesAsync(counter, alerts.Count, cancellation);
                if (count >= limit)
                {
                    full[counter] = true;
                }

                return alerts.Take((int)Math.Clamp(limit - (count - alerts.Count), 0, alerts.Count)).ToList();
            },
            () => [(LogFields.RuleId, counter.RuleId), (LogFields.Symbol, counter.Symbol?.Value)],
            cancellation
        );
        return admitted ?? [];
    }
}
