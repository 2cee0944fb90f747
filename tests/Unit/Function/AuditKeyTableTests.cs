using MarketData.Hosting;
using MarketData.Shared.Trail;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Function;

[CancelAfter(10_000)]
sealed class AuditKeyTableTests
{
    [Test]
    public async Task Of_two_that_add_a_key_at_once_the_second_is_told(CancellationToken cancellation)
    {
        var store = new ModelStore();
        var table = new AuditKeyTable(
            store.Client,
            SimulatedSettings.Of(store).Trail,
            new Backoff(TimeProvider.System)
        );
        var first = new StoredAuditKey(1, FedEvent.Opening, [1]);
        var second = new StoredAuditKey(2, FedEvent.Opening, [2]);

        Assert.That(await table.TryAddAsync([], first, cancellation), Is.True);
        Assert.That(await table.TryAddAsync([], first, cancellation), Is.False);
        Assert.That(await table.TryAddAsync([first], second, cancellation), Is.True);
        Assert.That(await table.TryAddAsync([first], second, cancellation), Is.False);
        Assert.That((await table.LoadAsync(cancellation)).Select(key => key.Number), Is.EqualTo(new[] { 1, 2 }));
    }
}
