using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Keys;
using MarketData.Processor.Storage;
using MarketData.Tests.Model.Checks;
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
        var table = new AuditKeyTable(store.Client, SimulatedSettings.Of(store), new Backoff(TimeProvider.System));
        var first = new StoredAuditKey(1, FedEvent.Opening, [1]);
        var second = new StoredAuditKey(2, FedEvent.Opening, [2]);

        Assert.That(await table.TryAddAsync([], first, cancellation), Is.True);
        Assert.That(await table.TryAddAsync([], first, cancellation), Is.False);
        Assert.That(await table.TryAddAsync([first], second, cancellation), Is.True);
        Assert.That(await table.TryAddAsync([first], second, cancellation), Is.False);
        Assert.That((await table.LoadAsync(cancellation)).Select(key => key.Number), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void A_key_that_comes_into_force_this_moment_replaces_the_one_before()
    {
        var function = new FunctionOnModel();
        function.Put(
            Tables.SymbolState,
            AuditKeysItem.Write([
                new(1, FedEvent.Opening, "audit-trail|1"u8.ToArray()),
                new(2, FedEvent.Opening.AddHours(1), "audit-trail|2"u8.ToArray()),
            ])
        );

        function.Handle(
            new FedEvent(FedKind.Trade, Symbol: 0, Id: 1, Second: 0, Price: 10, Volume: 1, IsReplay: false)
        );

        Assert.That(function.Calls.Count(call => call == "Decrypt"), Is.EqualTo(1));
        Assert.That(AuditItem.Read(StoredItems.All(function.Store, Tables.AuditTrail).Single()).Key, Is.EqualTo(2));
    }
}
