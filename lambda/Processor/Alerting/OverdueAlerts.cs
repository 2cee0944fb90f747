using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Telemetry;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Publishes the alerts that nobody is about to publish any more: those beyond a rule's limit of messages, and those
/// whose function died after storing them. Each rule gets one message for each minute in which it stored some.
/// </summary>
public sealed class OverdueAlerts(
    AlertStore store,
    AlertPublisher publisher,
    FailureBoundary boundary,
    TimeProvider time
)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    static readonly TimeSpan MinAge = TimeSpan.FromMinutes(1);

    /// <summary>What the next look should have told long ago, and has not.</summary>
    static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>Functions' clocks differ.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    long? lookedAt;

    /// <param name="longestRun">
    /// The longest that a function may run: until then it may still be about to publish.
    /// </param>
    /// <param name="cancellation">Ends it; what is left is found the next time.</param>
    /// <returns>How many alerts should have been told before; 1 where they could not be looked for.</returns>
    public async Task<int> PublishAsync(TimeSpan longestRun, CancellationToken cancellation)
    {
        if (lookedAt is { } last && time.GetElapsedTime(last) < Interval)
        {
            return 0;
        }

        lookedAt = time.GetTimestamp();
        var age = longestRun + Margin > MinAge ? longestRun + Margin : MinAge;
        var late = await boundary.TryAsync(
            LogEvent.OverdueAlertsNotPublished,
            () => PublishOlderThanAsync(age, cancellation),
            () => [],
            cancellation
        );
        return late?.Count ?? 1;
    }

    /// <returns>Those that are late.</returns>
    async Task<IReadOnlyCollection<Alert>> PublishOlderThanAsync(TimeSpan age, CancellationToken cancellation)
    {
        // Whole minutes: what a minute stored is told at once.
        var now = time.GetUtcNow();
        var overdue = await store.LoadPendingAsync(storedBefore: UtcMinute.Of(now - age), cancellation);
        if (overdue.Count == 0 || !await store.TryTakeTurnAsync(age, cancellation))
        {
            return [];
        }

        var messages = overdue
            .GroupBy(stored => (stored.Alert.RuleId, Minute: UtcMinute.Of(stored.At)), stored => stored.Alert)
            .SelectMany(group =>
                group.Count() == 1 ? [AlertMessage.Of(group.Single())] : AlertDigest.Of(group.Key.Minute, group)
            );
        await publisher.PublishAsync(messages, cancellation);
        return [.. overdue.Where(stored => now - stored.At > Late).Select(stored => stored.Alert)];
    }
}
