using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Committing;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Sees to it that the alerts of a batch's events are published: those just stored, and those that an earlier delivery
/// of the same event stored but may not have lived to publish. What is beyond the limit of messages is left to a digest.
/// </summary>
sealed class CommittedAlerts(AlertStore store, MessageLimit limit, AlertPublisher publisher, JsonLog log)
{
    /// <returns>The events of which an alert was to be published and may not have been.</returns>
    public async Task<IReadOnlySet<EventIdentity>> PublishAsync(CommitReport report, CancellationToken cancellation)
    {
        var fresh = report
            .Stored.SelectMany(stored => stored.Recorded.Alerts)
            .Where(alert => alert.Status == AlertStatus.Pending);
        var knownWithAlerts = report.Known.Where(known => known.AlertIds.Count > 0).ToList();
        var unpublished = new HashSet<EventIdentity>();
        IReadOnlyList<Alert> left = [];
        if (knownWithAlerts.Count > 0)
        {
            try
            {
                left = await store.LoadPendingAsync(
                    [.. knownWithAlerts.SelectMany(known => known.AlertIds)],
                    cancellation
                );
            }
            catch (Exception failure)
            {
                log.Error("alerts of duplicates not checked", failure);
                unpublished.UnionWith(knownWithAlerts.Select(known => known.Event.Identity));
            }
        }

        var (now, unclear) = await limit.AdmitAsync(fresh.Concat(left).DistinctBy(alert => alert.Id), cancellation);
        var open = await publisher.PublishAsync(now.Select(AlertMessage.Of), cancellation);
        unpublished.UnionWith(open.Concat(unclear).Select(alert => alert.Event));
        return unpublished;
    }
}
