using MarketData.Contract;

namespace MarketData.UnitTests.Function;

/// <summary>What was promised is half a second from the buffer's receipt of an event to its commit.</summary>
[CancelAfter(60_000)]
sealed class SlowCommitTests
{
    [TestCase(0, 0)]
    [TestCase(20, 0)]
    [TestCase(600, 2)]
    public void Events_that_are_committed_later_than_promised_are_counted(int millisecondsOfACall, int slow)
    {
        var function = new FunctionOnModel { TimeOfCall = TimeSpan.FromMilliseconds(millisecondsOfACall) };

        function.Handle(FunctionOnModel.Trade, FunctionOnModel.Trade with { Id = 2 });

        Assert.That(function.Log.Sum(MetricNames.Stored), Is.EqualTo(2));
        Assert.That(function.Log.Sum(MetricNames.SlowCommits), Is.EqualTo(slow));
    }

    [Test]
    public void A_batch_without_events_counts_none_so_that_the_share_has_data()
    {
        var function = new FunctionOnModel();

        function.Handle();

        Assert.That(function.Log.Metrics.Single()[MetricNames.SlowCommits]!.GetValue<int>(), Is.Zero);
    }
}
