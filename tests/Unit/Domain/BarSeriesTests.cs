using System.Collections.Immutable;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Domain.Indicators;

namespace MarketData.UnitTests.Domain;

public class BarSeriesTests
{
    /// <summary>As deliveries reorder trades: any order that leaves none an hour late, in any chunks.</summary>
    [Test]
    public void Trades_in_any_order_end_as_if_they_had_come_in_the_order_of_time([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var trades = Session(random, minutes: random.Next(3, 60), trades: random.Next(2, 300));

        var inOrder = Run([.. trades.Order(Comparer<Trade>.Create(MarketEvent.CompareByTime))]);
        var shuffled = Run([.. trades.OrderBy(_ => random.Next())]);

        Assert.Multiple(() =>
        {
            Assert.That(shuffled.Closed.Values, Is.EqualTo(inOrder.Closed.Values));
            Assert.That(shuffled.Series.Forming, Is.EqualTo(inOrder.Series.Forming));
            Assert.That(shuffled.Series.Closes.AsSpan().ToArray(), Is.EqualTo(inOrder.Series.Closes.AsSpan().ToArray()));
        });
    }

    [Test]
    public void Indicators_equal_a_computation_from_scratch([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var trades = Session(random, minutes: 55, trades: 400);
        var (series, _) = Run([.. trades.OrderBy(_ => random.Next())]);
        var values = IndicatorValues.Of(series, day: null);

        double[] closes = [.. trades.GroupBy(Bar.MinuteOf).OrderBy(minute => minute.Key)
            .Select(minute => (double)minute.MaxBy(trade => (trade.Timestamp, trade.Identity.Value))!.Price)];
        var ema = closes.Take(20).Average();
        foreach (var close in closes.Skip(20))
        {
            ema += 2.0 / 21 * (close - ema);
        }

        Assert.Multiple(() =>
        {
            Assert.That(closes, Has.Length.GreaterThan(40));
            Assert.That(values.Sma, Is.EqualTo(closes[^20..].Average()).Within(1e-7).Percent);
            Assert.That(values.Ema, Is.EqualTo(ema).Within(1e-7).Percent);
            Assert.That(values.RateOfChange, Is.EqualTo(100 * (closes[^1] / closes[^21] - 1)).Within(1e-9));
        });
    }

    [Test]
    public void The_window_keeps_the_last_sixty_closes()
    {
        var (series, closed) = Run([.. Enumerable.Range(0, 100).Select(i =>
            Sample.Trade("13:30", i + 1, id: $"{i}") with { Timestamp = Sample.Opening.AddMinutes(i) })]);

        Assert.That(closed, Has.Count.EqualTo(99));
        Assert.That(series.Closes.AsSpan().ToArray(), Is.EqualTo(Enumerable.Range(40, 60).Select(i => (double)i)));
    }

    /// <summary>Some minutes without a trade, some trades in the same millisecond.</summary>
    static Trade[] Session(Random random, int minutes, int trades) => [.. Enumerable.Range(0, trades).Select(i =>
        Sample.Trade("13:30", 100 + random.Next(-200, 200) / 100m, random.Next(0, 500), $"{i:0000}") with
        {
            Timestamp = Sample.Opening.AddSeconds(random.Next(minutes * 60) / 7 * 7),
        })];

    static (BarSeries Series, ImmutableSortedDictionary<DateTimeOffset, Bar> Closed) Run(Trade[] trades) => trades.Aggregate(
        (new BarSeries(), ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty),
        (so_far, trade) => so_far.Item1.Add(trade, so_far.Item2));
}
