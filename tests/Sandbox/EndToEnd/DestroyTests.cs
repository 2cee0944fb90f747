namespace MarketData.SandboxTests.EndToEnd;

/// <summary>After everything else of the run: this takes the system away.</summary>
[Order(2)]
[CancelAfter(240_000)]
public sealed class DestroyTests
{
    [Test]
    public async Task Destroy_leaves_nothing_in_the_emulator(CancellationToken cancellation)
    {
        Assert.That(await FedSystem.System.InventoryAsync(cancellation), Has.Count.GreaterThan(10), "the inventory must see what is there");

        Assert.That(await FedSystem.System.DestroyAsync(cancellation), Is.Empty);
    }
}
