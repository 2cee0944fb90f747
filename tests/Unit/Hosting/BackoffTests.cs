using MarketData.Hosting;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Hosting;

public class BackoffTests
{
    /// <summary>Full jitter: half of the ceiling, where chance is in the middle.</summary>
    [TestCase(1, 20)]
    [TestCase(2, 40)]
    [TestCase(5, 320)]
    [TestCase(6, 500)]
    [TestCase(1000, 500)]
    public void It_waits_twice_as_long_each_time_up_to_a_second(int attempt, int milliseconds)
    {
        var world = new WorldClock(FedEvent.Opening);
        var backoff = new Backoff(new ProcessTime(world, TimeSpan.Zero), new Middle());

        var waited = backoff.WaitAsync(attempt, CancellationToken.None);

        world.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        Assert.That(waited.IsCompleted, Is.False);
        world.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(waited.IsCompletedSuccessfully);
    }

    [Test]
    public void A_wait_ends_with_its_time()
    {
        var time = new ProcessTime(new WorldClock(FedEvent.Opening), TimeSpan.Zero);
        using var over = new CancellationTokenSource();
        var waited = new Backoff(time, new Middle()).WaitAsync(1, over.Token);

        over.Cancel();

        Assert.That(waited.IsCanceled);
    }

    sealed class Middle : Random
    {
        public override double NextDouble() => 0.5;
    }
}
