using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Telemetry;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Sees to it that the alerts of a batch's events are published: those just stored, and those that an earlier delivery
/// of the same event stored but may not have lived to publish. What is beyond the limit of messages is left to a
/// digest.
/// </summary>
sealed class CommittedAlerts(AlertStore store, MessageLimit limit, AlertPublisher publisher, FailureBoundary boundary)
{
    /// <param name="stored">The alerts that were stored just now.</param>
    /// <param name="earlier">The ids of alerts that were stored before, by the event that raised them.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The events of which an alert was to be published and may not have been.</returns>
    public async Task<IReadOnlySet<EventIdentity>> PublishAsync(
        IEnumerable<Alert> stored,
        IReadOnlyDictionary<EventIdentity, IReadOnlyList<string>> earlier,
        CancellationToken cancellation
    )
    {
        var unpublished = new HashSet<EventIdentity>();
        var pending = await LoadPendingAsync(earlier, cancellation);
        if (pending is null)
        {
            unpublished.UnionWith(earlier.Keys);
        }

        var (now, uncounted) = await limit.AdmitAsync(
            stored
                .Where(alert => alert.Status == AlertStatus.Pending)
                .Concat(pending ?? [])
                .DistinctBy(alert => alert.Id),
            cancellation
        );
        var open = await publisher.PublishAsync(now.Select(AlertMessage.Of), cancellation);
        unpublished.UnionWith(open.Concat(uncounted).Select(alert => alert.Event));
        return unpublished;
    }

    /// <returns>Null where they could not be read.</returns>
    async Task<IReadOnlyList<Alert>?> LoadPendingAsync(
        IReadOnlyDictionary<EventIdentity, IReadOnlyList<string>> earlier,
        CancellationToken cancellation
    ) =>
        earlier.Count == 0
            ? []
            : await boundary.TryAsync(
                LogEvent.AlertsOfDuplicatesNotChecked,
                () => store.LoadPendingAsync([.. earlier.Values.SelectMany(ids => ids)], cancellation),
                () => [(LogFields.Events, string.Join(' ', earlier.Keys))],
                cancellation
            );
}
