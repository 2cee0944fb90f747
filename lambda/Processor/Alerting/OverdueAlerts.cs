using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Shared.Storage;
using MarketData.Shared.Telemetry;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Publishes the alerts that nobody is about to publish any more: those beyond a limit of messages, and those whose
/// function died, or whose topic did not take them. Each rule gets one message for each minute in which it stored some,
/// or for as many of them as can surely be marked before the time is over: what is not marked is told again.
/// </summary>
public sealed class OverdueAlerts(
    PendingAlerts pending,
    AlertStore store,
    AlertPublisher publisher,
    MailForm form,
    FailureBoundary boundary,
    TimeProvider time
)
{
    /// <summary>Twenty at a time, with 200 ms for each.</summary>
    const int MarkedPerSecond = 100;

    static readonly TimeSpan TimeToPublish = TimeSpan.FromSeconds(2);

    static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    static readonly TimeSpan MinAge = TimeSpan.FromMinutes(1);

    /// <summary>Less than the minute after which the next look is sure to come.</summary>
    static readonly TimeSpan MaxTurn = TimeSpan.FromSeconds(40);

    /// <summary>Another function may look only when what this one marked has left the index.</summary>
    static readonly TimeSpan TurnMargin = TimeSpan.FromSeconds(10);

    /// <summary>What an earlier look should have told, and has not.</summary>
    static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>Functions' clocks differ.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    long? lookedAt;

    /// <param name="longestRun">
    /// The longest that a function may run: until then it may still be about to publish.
    /// </param>
    /// <param name="end">When this one's time is over.</param>
    /// <param name="cancellation">Ends it earlier; what is left is found the next time.</param>
    /// <returns>How many alerts should have been told before; 1 where they could not be looked for.</returns>
    public async Task<int> PublishAsync(TimeSpan longestRun, DateTimeOffset end, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        end = end < now + MaxTurn ? end : now + MaxTurn;
        if (Markable(end) < 1 || (lookedAt is { } last && time.GetElapsedTime(last) < Interval))
        {
            return 0;
        }

        lookedAt = time.GetTimestamp();
        // Whole minutes: what a minute stored is told at once.
        var age = longestRun + Margin > MinAge ? longestRun + Margin : MinAge;
        var late = 0;
        var looked = await boundary.TryAsync(
            LogEvent.OverdueAlertsNotPublished,
            async () =>
            {
                if (await store.TryTakeTurnAsync(end + TurnMargin, cancellation))
                {
                    await foreach (var items in pending.LoadAsync(UtcMinute.Of(now - age), cancellation))
                    {
                        late += await PublishAsync(items, end, cancellation);
                    }
                }

                return store;
            },
            () => [],
            cancellation
        );
        return looked is null ? Math.Max(1, late) : late;
    }

    /// <returns>How many of them are late.</returns>
    async Task<int> PublishAsync(IReadOnlyList<Item> items, DateTimeOffset end, CancellationToken cancellation)
    {
        var overdue = items.Select(Read).OfType<Overdue>().ToList();
        foreach (var minute in overdue.GroupBy(one => (one.Alert.RuleId, Minute: UtcMinute.Of(one.At))))
        {
            var open = minute.Select(one => one.Alert).ToList();
            while (open.Count > 0 && Markable(end) is > 0 and var markable)
            {
                List<Alert> told = [.. open.Take(markable)];
                await publisher.PublishAsync(AlertDigest.OrAlone(form, minute.Key.Minute, told), cancellation);
                open.RemoveRange(0, told.Count);
            }
        }

        return items.Count - overdue.Count(one => time.GetUtcNow() - one.At <= Late);
    }

    int Markable(DateTimeOffset end) =>
        (int)
            Math.Clamp(
                (end - time.GetUtcNow() - TimeToPublish).TotalSeconds * MarkedPerSecond,
                0,
                AlertDigest.MaxAlerts
            );

    /// <returns>Null where it is damaged.</returns>
    Overdue? Read(Item item) =>
        boundary.Try(
            LogEvent.OverdueAlertsNotPublished,
            () => new Overdue(AlertItem.Read(item), item.ReadTime(AlertItem.StoredAt)),
            () => [(LogFields.AlertId, item[Tables.Alerts.HashKey].S)]
        );

    sealed record Overdue(Alert Alert, DateTimeOffset At);
}
