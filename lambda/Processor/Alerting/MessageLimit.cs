using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Telemetry;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Limits the messages of one rule in a minute, whichever functions send them: nobody reads a thousand e-mails.
/// What is beyond stays pending, for the digest of the minute.
/// </summary>
public sealed class MessageLimit(
    AlertStore store,
    ProcessorSettings settings,
    FailureBoundary boundary,
    JsonLog log,
    TimeProvider time
)
{
    // Once a minute is full it stays so. In a storm, asking again for each batch would wear out the counter's row.
    readonly Dictionary<string, DateTimeOffset> fullMinutes = [];

    /// <returns>The alerts to publish now.</returns>
    public async Task<IReadOnlyList<Alert>> AdmitAsync(IEnumerable<Alert> alerts, CancellationToken cancellation)
    {
        var minute = UtcMinute.Of(time.GetUtcNow());
        var now = new List<Alert>();
        foreach (var ofRule in alerts.GroupBy(alert => alert.RuleId))
        {
            var admitted = await boundary.TryAsync(
                LogEvent.MessagesNotCounted,
                async () => ofRule.Take(await AdmitAsync(ofRule.Key, ofRule.Count(), minute, cancellation)),
                () => [(LogFields.RuleId, ofRule.Key)],
                cancellation
            );
            now.AddRange(admitted ?? []);
        }

        return now;
    }

    /// <summary>
    /// The count goes up before anything is published: a crash then sends too few at once, never too many.
    /// </summary>
    async Task<int> AdmitAsync(string ruleId, int count, DateTimeOffset minute, CancellationToken cancellation)
    {
        var limit = settings.AlertMessagesPerMinute;
        var before =
            fullMinutes.GetValueOrDefault(ruleId) == minute
                ? limit
                : await store.CountMessagesAsync(ruleId, minute, count, cancellation) - count;
        if (before + count >= limit)
        {
            fullMinutes[ruleId] = minute;
        }

        var admitted = (int)Math.Clamp(limit - before, 0, count);
        if (admitted < count)
        {
            log.Warn(
                LogEvent.AlertsWaitForDigest,
                (LogFields.RuleId, ruleId),
                (LogFields.Count, (count - admitted).ToString(CultureInfo.InvariantCulture))
            );
        }

        return admitted;
    }
}
