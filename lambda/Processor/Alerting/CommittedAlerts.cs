using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Committing;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Sees to it that the alerts of a batch's events are published: those just stored, and those that an earlier delivery
/// of the same event stored but may not have lived to publish.
/// </summary>
sealed class CommittedAlerts(AlertStore store, AlertPublisher publisher, JsonLog log)
{
    /// <returns>The events of which an alert may still be unpublished.</returns>
    public async Task<IReadOnlySet<EventIdentity>> PublishAsync(CommitReport report, CancellationToken cancellation)
    {
        var fresh = report.Stored.SelectMany(stored => stored.Recorded.Alerts)
            .Where(alert => alert.Status == AlertStatus.Pending);
        var knownWithAlerts = report.Known.Where(known => known.AlertIds.Count > 0).ToList();
        var unpublished = new HashSet<EventIdentity>();
        IReadOnlyList<Alert> left = [];
        if (knownWithAlerts.Count > 0)
        {
            try
            {
                left = await store.LoadPendingAsync([.. knownWithAlerts.SelectMany(known => known.AlertIds)], cancellation);
            }
            catch (Exception failure)
            {
                log.Error("alerts of duplicates not checked", failure);
                unpublished.UnionWith(knownWithAlerts.Select(known => known.Event.Identity));
            }
        }

        var open = await publisher.PublishAsync(fresh.Concat(left), cancellation);
        unpublished.UnionWith(open.Select(alert => alert.Event));
        return unpublished;
    }
}
