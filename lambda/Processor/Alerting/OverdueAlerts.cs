using MarketData.Hosting;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Publishes alerts whose function died after storing them. The queue would deliver their events again, but only so
/// often; this does not depend on it.
/// </summary>
public sealed class OverdueAlerts(AlertStore store, AlertPublisher publisher, JsonLog log, TimeProvider time)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Twice what a function may take by default: by then nobody else is still about to publish it.</summary>
    static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    long? lookedAt;

    public async Task PublishAsync(CancellationToken cancellation)
    {
        if (lookedAt is { } last && time.GetElapsedTime(last) < Interval)
        {
            return;
        }

        lookedAt = time.GetTimestamp();
        try
        {
            await publisher.PublishAsync(await store.LoadOverdueAsync(Age, cancellation), cancellation);
        }
        catch (Exception failure)
        {
            log.Error("overdue alerts not looked for", failure);
        }
    }
}
