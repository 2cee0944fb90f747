using MarketData.Contract;
using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

public class VolumeSpikeTests
{
    static readonly VolumeSpike FiveTimes = new()
    {
        Id = "spike",
        Symbols = AlertRuleFields.AnySymbol,
        Severity = Severity.Medium,
        Cooldown = TimeSpan.Zero,
        Threshold = 5,
        HysteresisPercent = 10,
    };

    /// <summary>Twenty minutes of 100 units make an average minute of 100.</summary>
    [TestCase(20, new[] { 300.0, 200 }, new int[0], Description = "five times the average is not above it")]
    [TestCase(20, new[] { 300.0, 200, 1, 1000 }, new[] { 2 }, Description = "the minute's volume so far, once")]
    [TestCase(19, new[] { 5000.0 }, new int[0], Description = "nineteen minutes make no average")]
    public void It_alerts_when_the_forming_minute_has_many_times_the_average(
        int minutes,
        double[] prints,
        int[] alertsAt
    )
    {
        var feed = new Feed(FiveTimes);
        feed.Add(Feed.Minutes([.. Enumerable.Repeat(10m, minutes)]));

        var alerts = feed.AlertsAt(
            prints.Select(
                (volume, i) =>
                    Sample.TradeAt(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(i), 10, (decimal)volume)
            )
        );

        Assert.That(alerts, Is.EqualTo(alertsAt));
    }

    [Test]
    public void The_headline_gives_the_spike_in_units_and_as_a_multiple_of_the_average()
    {
        var feed = new Feed(FiveTimes);
        feed.Add(Feed.Minutes([.. Enumerable.Repeat(10m, 20)]));

        var alert = feed.Add(Sample.TradeAt(TimeSpan.FromMinutes(25), 10, 1234)).Single();

        Assert.That(alert.Value, Is.EqualTo(12.34m));
        Assert.That(
            alert.Headline,
            Is.EqualTo("IBM: 1,234 units since 13:55 UTC, 12.3 times the day's average minute, above 5.")
        );
        Assert.That(alert.Summary, Is.EqualTo("minute's volume 12.3 times the average, above 5"));
    }

    [Test]
    public void The_next_minute_can_spike_again()
    {
        var feed = new Feed(FiveTimes);
        feed.Add(Feed.Minutes([.. Enumerable.Repeat(10m, 20)]));

        // The average minute is 100, and with the spike (2000 + 1000)/21 = 142.9.
        var alerts = feed.AlertsAt([
            Sample.TradeAt(TimeSpan.FromMinutes(20), 10, 1000),
            Sample.TradeAt(TimeSpan.FromMinutes(21), 10, 600),
            Sample.TradeAt(TimeSpan.FromMinutes(21.5), 10, 200),
        ]);

        Assert.That(alerts, Is.EqualTo(new[] { 0, 2 }), "600 is 4.2 times the average and arms, 800 is 5.6 times");
    }

    [Test]
    public void The_average_does_not_reach_back_to_yesterday()
    {
        var feed = new Feed(FiveTimes);
        feed.Add(Feed.Minutes([.. Enumerable.Repeat(10m, 30)]));

        Assert.That(feed.Add(Sample.TradeAt(TimeSpan.FromHours(11), 10, 100_000)), Is.Empty);
    }

    [Test]
    public void Minutes_without_volume_give_no_average()
    {
        var feed = new Feed(FiveTimes);

        Assert.That(feed.Add(Feed.Minutes([.. Enumerable.Repeat(10m, 25)], volume: 0)), Is.Empty);
        Assert.That(feed.Add(Sample.TradeAt(TimeSpan.FromMinutes(30), 10, 0.1m)), Is.Empty);
    }
}
