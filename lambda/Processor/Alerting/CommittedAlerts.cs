using MarketData.Domain.Rules;

namespace MarketData.Processor.Alerting;

/// <summary>
/// Publishes alerts as soon as they are stored. What is beyond the limit of messages, and what could not be published,
/// stays pending and is left to <see cref="OverdueAlerts"/>: nobody else publishes it, so that an event that is
/// delivered again does not mail its alerts again.
/// </summary>
public sealed class CommittedAlerts(MessageLimit limit, AlertPublisher publisher, MailForm form)
{
    /// <param name="stored">The alerts that were stored just now.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PublishAsync(IEnumerable<Alert> stored, CancellationToken cancellation)
    {
        var admitted = await limit.AdmitAsync(stored.Where(alert => alert.Status == AlertStatus.Pending), cancellation);
        await publisher.PublishAsync(admitted.Select(alert => AlertMessage.Of(form, alert)), cancellation);
    }
}
