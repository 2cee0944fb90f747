using MarketData.Domain.Bars;
using MarketData.Domain.Events;

namespace MarketData.UnitTests.Domain;

public class BarTests
{
    // Five prints of one minute; the two at 13:30:20 share a millisecond, as half of SPY's do.
    static readonly Trade[] Prints =
    [
        Sample.Trade("13:30:05", 181.75m, 100, "1"),
        Sample.Trade("13:30:20", 182.10m, 50, "2"),
        Sample.Trade("13:30:20", 181.40m, 25, "3"),
        Sample.Trade("13:30:40", 181.90m, 10, "4"),
        Sample.Trade("13:30:59.999", 181.80m, 5, "5"),
    ];

    [Test]
    public void Every_order_of_arrival_gives_the_same_bar()
    {
        var bars = Permutations(Prints)
            .Select(order => order.Skip(1).Aggregate(Bar.Of(order[0]), (bar, trade) => bar.Add(trade)));

        Assert.That(bars.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Open_and_close_are_the_first_and_last_trade_by_time()
    {
        var bar = Prints.Reverse().Skip(1).Aggregate(Bar.Of(Prints[^1]), (so_far, trade) => so_far.Add(trade));

        Assert.Multiple(() =>
        {
            Assert.That(bar.Minute, Is.EqualTo(Sample.At("13:30:00")));
            Assert.That((bar.Open, bar.High, bar.Low, bar.Close), Is.EqualTo((181.75m, 182.10m, 181.40m, 181.80m)));
            Assert.That((bar.Volume, bar.Trades), Is.EqualTo((190m, 5)));
            Assert.That(
                (bar.First.Time, bar.Last.Time),
                Is.EqualTo((Sample.At("13:30:05"), Sample.At("13:30:59.999")))
            );
        });
    }

    [Test]
    public void Trades_of_one_instant_are_ordered_by_identity()
    {
        var bar = Bar.Of(Prints[2]).Add(Prints[1]);

        Assert.That((bar.Open, bar.Close), Is.EqualTo((182.10m, 181.40m)));
    }

    static IEnumerable<Trade[]> Permutations(Trade[] trades) =>
        trades.Length == 1
            ? [trades]
            : trades.SelectMany(first =>
                Permutations([.. trades.Where(trade => trade != first)]).Select(rest => (Trade[])[first, .. rest])
            );
}
