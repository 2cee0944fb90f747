using System.Diagnostics;
using MarketData.Sandbox.Feed;

namespace MarketData.SandboxTests.Feed;

public sealed class PaceTests
{
    static readonly DateTimeOffset Start = new(2013, 10, 8, 13, 30, 0, TimeSpan.Zero);

    [TestCase("1", 60)]
    [TestCase("10", 6)]
    [TestCase("0.5", 120)]
    public void A_factor_shortens_the_session(string text, double seconds)
    {
        Assert.That(Pace.TryParse(text, out var pace), Is.True);
        Assert.That(pace.Wait(Start.AddMinutes(1), Start, new Stopwatch()), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void Max_never_waits()
    {
        Assert.That(Pace.TryParse("max", out var pace), Is.True);
        Assert.That(pace.Wait(Start.AddDays(1), Start, new Stopwatch()), Is.EqualTo(TimeSpan.Zero));
    }

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("fast")]
    [TestCase("")]
    [TestCase("NaN")]
    public void Anything_else_is_refused(string text)
    {
        Assert.That(Pace.TryParse(text, out _), Is.False);
    }
}
