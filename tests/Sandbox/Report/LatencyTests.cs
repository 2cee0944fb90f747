using System.Diagnostics;
using MarketData.Sandbox.Report;

namespace MarketData.SandboxTests.Report;

public sealed class LatencyTests
{
    static readonly long Millisecond = Stopwatch.Frequency / 1000;

    [Test]
    public void Percentiles_are_by_nearest_rank()
    {
        var latency = Latency.Of(Enumerable.Range(1, 200).Select(milliseconds => (1L, 1 + milliseconds * Millisecond)));

        Assert.That((latency.Median, latency.Percentile99), Is.EqualTo((100.0, 198.0)));
    }

    [Test]
    public void What_was_not_answered_does_not_count()
    {
        Assert.That(Latency.Of([(1, 1 + 5 * Millisecond), (1, 0)]).Percentile99, Is.EqualTo(5.0));
    }

    [Test]
    public void Nothing_answered_has_no_latency()
    {
        Assert.That(Latency.Of([(1, 0)]).Median, Is.NaN);
    }
}
