using System.Collections.Immutable;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;

namespace MarketData.UnitTests.Domain;

public class BarSeriesTests
{
    /// <summary>
    /// Gaps against a computation from scratch, with corrections that fill them from either side or in their middle.
    /// </summary>
    [Test]
    public void Gaps_are_where_bars_lie_more_than_half_an_hour_apart([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var minutes = Enumerable
            .Range(0, 60)
            .Select(_ => random.Next(0, 400))
            .Distinct()
            .Take(random.Next(2, 40))
            .ToList();
        var trades = minutes.Select(minute => Sample.TradeAt(TimeSpan.FromMinutes(minute), 100)).ToArray();
        var feed = new Feed();
        var counted = new List<DateTimeOffset>();
        foreach (var trade in trades.OrderBy(trade => trade.Timestamp.AddMinutes(random.NextDouble() * 60)))
        {
            if (!feed.State.Series.IsLate(Bar.MinuteOf(trade)))
            {
                counted.Add(Bar.MinuteOf(trade));
            }

            feed.Add(trade);
        }

        counted.Sort();
        var expected = counted
            .Zip(counted.Skip(1), (bar, next) => next - bar > TimeSpan.FromMinutes(30))
            .Reverse()
            .Select((isGap, newer) => isGap ? 1UL << newer : 0)
            .Aggregate(0UL, (bits, bit) => bits | bit);
        Assert.That(feed.State.Series.Gaps.Bits, Is.EqualTo(expected));
    }

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
            Assert.That(shuffled.Series.Minutes, Is.EqualTo(inOrder.Series.Minutes));
            Assert.That(shuffled.Series.Gaps, Is.EqualTo(inOrder.Series.Gaps));
            Assert.That(
                shuffled.Series.Closes.AsSpan().ToArray(),
                Is.EqualTo(inOrder.Series.Closes.AsSpan().ToArray())
            );
        });
    }

    [Test]
    public void Indicators_equal_a_computation_from_scratch([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var trades = Session(random, minutes: 55, trades: 400);
        var (series, _) = Run([.. trades.OrderBy(_ => random.Next())]);
        var values = IndicatorValues.Of(series, day: null);

        double[] closes =
        [
            .. trades
                .GroupBy(Bar.MinuteOf)
                .OrderBy(minute => minute.Key)
                .Select(minute => (double)minute.MaxBy(trade => (trade.Timestamp, trade.Identity.Value))!.Price),
        ];
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

    /// <summary>A transaction that is just being written may show its state row before its bars.</summary>
    [Test]
    public void Bars_of_which_one_does_not_show_yet_are_not_those_of_the_series()
    {
        var (series, closed) = Run([.. Feed.Minutes([10, 10, 10, 10])]);
        Bar[] bars = [.. closed.Values.Skip(1)];

        Assert.That(series.EndsWith(Sample.At("13:31"), bars), Is.True);
        Assert.That(series.EndsWith(Sample.At("13:31"), bars[1..]), Is.False);
        Assert.That(series.EndsWith(Sample.At("13:31"), bars[..1]), Is.False);
        Assert.That(series.EndsWith(Sample.At("13:31"), []), Is.False);
    }

    [Test]
    public void The_window_keeps_the_last_sixty_closes()
    {
        var (series, closed) = Run([
            .. Enumerable
                .Range(0, 100)
                .Select(i => Sample.Trade("13:30", i + 1, id: $"{i}").At(Sample.Opening.AddMinutes(i))),
        ]);

        Assert.That(closed, Has.Count.EqualTo(99));
        Assert.That(series.Closes.AsSpan().ToArray(), Is.EqualTo(Enumerable.Range(40, 60).Select(i => (double)i)));
    }

    /// <summary>
    /// Over midnight, through gaps, with trades of up to an hour and a half late: too late ones count for nothing.
    /// </summary>
    [Test]
    public void Minutes_and_the_day_equal_a_computation_from_scratch([Range(1, 30)] int seed)
    {
        var random = new Random(seed);
        var lateness = random.Next(1, 90);
        var trades = Session(random, minutes: random.Next(60, 400), trades: random.Next(2, 250))
            .Select(trade => trade.At(trade.Timestamp.AddHours(8)))
            .OrderBy(trade => trade.Timestamp.AddMinutes(random.NextDouble() * lateness))
            .ToArray();
        var feed = new Feed();
        var counted = new List<Trade>();
        foreach (var trade in trades)
        {
            if (!feed.State.Series.IsLate(Bar.MinuteOf(trade)))
            {
                counted.Add(trade);
            }

            feed.Add(trade);
        }

        var series = feed.State.Series;
        var closes = counted
            .GroupBy(Bar.MinuteOf)
            .ToDictionary(
                minute => minute.Key,
                minute => (double)minute.MaxBy(trade => (trade.Timestamp, trade.Identity.Value))!.Price
            );
        var newest = closes.Keys.Max();
        var today = counted.Where(trade => trade.Timestamp.UtcDateTime.Date == newest.UtcDateTime.Date).ToList();
        Assert.Multiple(() =>
        {
            foreach (var ago in Enumerable.Range(1, 60))
            {
                var old = closes
                    .Keys.Where(minute => minute >= newest.AddMinutes(-60) && minute <= newest.AddMinutes(-ago))
                    .ToList();
                Assert.That(
                    series.CloseBefore(ago),
                    Is.EqualTo(old.Count == 0 ? null : closes[old.Max()]),
                    $"{ago} minutes ago"
                );
            }

            Assert.That(feed.State.Day!.Minutes, Is.EqualTo(today.DistinctBy(Bar.MinuteOf).Count()));
            Assert.That(feed.State.Day!.Volume, Is.EqualTo(today.Sum(trade => trade.Volume)));
        });
    }

    /// <summary>Some minutes without a trade, some trades in the same millisecond.</summary>
    static Trade[] Session(Random random, int minutes, int trades) =>
        [
            .. Enumerable
                .Range(0, trades)
                .Select(i =>
                    Sample
                        .Trade("13:30", 100 + random.Next(-200, 200) / 100m, random.Next(0, 500), $"{i:0000}")
                        .At(Sample.Opening.AddSeconds(random.Next(minutes * 60) / 7 * 7))
                ),
        ];

    static (BarSeries Series, ImmutableSortedDictionary<DateTimeOffset, Bar> Closed) Run(Trade[] trades) =>
        trades.Aggregate(
            (new BarSeries(), ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty),
            (so_far, trade) => so_far.Item1.Add(trade, so_far.Item2)
        );
}
