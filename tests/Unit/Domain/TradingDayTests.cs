using MarketData.Domain.Bars;
using MarketData.Domain.Events;

namespace MarketData.UnitTests.Domain;

public class TradingDayTests
{
    [Test]
    public void Vwap_weighs_prices_by_volume()
    {
        var day = Run(
            Sample.Trade("13:30", 10, 100, "1"),
            Sample.Trade("13:31", 13, 300, "2"),
            Sample.Trade("13:32", 20, 0, "3")
        );

        Assert.That(day.Vwap, Is.EqualTo((10.0 * 100 + 13 * 300) / 400).Within(1e-12));
        Assert.That(day.Volume, Is.EqualTo(400));
    }

    [Test]
    public void Vwap_keeps_its_digits_at_a_price_of_a_million()
    {
        var day = Run([
            .. Enumerable.Range(0, 10_000).Select(i => Sample.Trade("13:30", 1_000_000 + i % 2 * 0.001m, 1, $"{i}")),
        ]);

        Assert.That(day.Vwap, Is.EqualTo(1_000_000.0005).Within(1e-8));
    }

    [Test]
    public void Change_is_against_the_first_trade_by_time_whenever_it_arrives()
    {
        var day = Run(
            Sample.Trade("13:30:10", 110, id: "2"),
            Sample.Trade("13:30:00", 100, id: "1"),
            Sample.Trade("13:31", 120, id: "3")
        );

        Assert.That(day.ChangePercent(120), Is.EqualTo(20).Within(1e-12));
    }

    [Test]
    public void A_new_day_begins_anew_and_the_old_one_no_longer_counts()
    {
        var nextDay = Sample.Trade("00:00", 50, 10, "2").At(Sample.Opening.Date.AddDays(1));
        var day = Run(Sample.Trade("23:59:59", 100, id: "1"), nextDay, Sample.Trade("23:59:58", 90, id: "3"));

        Assert.That((day.Open, day.Volume, day.Vwap, day.Minutes), Is.EqualTo((50m, 10m, 50.0, 1)));
    }

    [Test]
    public void Change_is_against_the_close_of_the_day_before_where_it_is_known()
    {
        // Friday closes at 100; Monday opens at 110 and trades at 105.
        var monday = Sample.Opening.Date.AddDays(3);
        var day = Run(
            Sample.Trade("20:00", 90, id: "1"),
            Sample.Trade("20:59", 100, id: "2"),
            Sample.Trade("13:30", 110, id: "3").At(monday.AddHours(13)),
            Sample.Trade("13:31", 105, id: "4").At(monday.AddHours(14))
        );

        Assert.That(day.ChangePercent(105), Is.EqualTo(5).Within(1e-12));
    }

    [Test]
    public void The_close_of_the_day_before_is_the_last_trade_by_time_whenever_it_arrives()
    {
        var midnight = Sample.Opening.Date.AddDays(1);
        Trade[] inOrder =
        [
            Sample.Trade("23:58", 90, id: "1"),
            Sample.Trade("23:59:58", 95, id: "2"),
            Sample.Trade("23:59:59", 100, id: "3"),
            Sample.Trade("00:01", 110, id: "4").At(midnight.AddMinutes(1)),
            Sample.Trade("00:02", 120, id: "5").At(midnight.AddMinutes(2)),
        ];
        var expected = Run(inOrder);

        Assert.That(expected.ChangePercent(120), Is.EqualTo(20).Within(1e-12));
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var day = Run([.. inOrder.OrderBy(_ => random.Next())]);
            Assert.That((day.Before, day.Open, day.Minutes), Is.EqualTo((expected.Before, 110m, 2)), $"seed {seed}");
        }
    }

    [Test]
    public void The_change_is_computed_however_far_a_price_moved()
    {
        var day = Run(Sample.Trade("13:30", 0.0000000000000000001m));

        Assert.That(day.ChangePercent(100_000_000_000_000_000), Is.EqualTo(1e38).Within(1e-9).Percent);
    }

    [Test]
    public void A_day_counts_its_minutes_with_a_bar_once_each()
    {
        var feed = new Feed();
        feed.Add(
            Sample.Trade("13:30:10", 10, id: "1"),
            Sample.Trade("13:30:20", 10, id: "2"),
            Sample.Trade("13:33", 10, id: "3"),
            Sample.Trade("13:31", 10, id: "4"),
            Sample.Trade("13:31:30", 10, id: "5")
        );

        Assert.That(feed.State.Day!.Minutes, Is.EqualTo(3), "13:30, 13:31 and 13:33");
    }

    static TradingDay Run(params Trade[] trades)
    {
        var feed = new Feed();
        feed.Add(trades);
        return feed.State.Day!;
    }
}
