using MarketData.Domain.Events;
using MarketData.Processor.Storage;

namespace MarketData.Tests.Model.Checks;

/// <summary>
/// Bars are what a computation from scratch gives, whatever the order of arrival. Where a trade came too late to count,
/// the bars depend on when it came, and <see cref="ReplayCheck"/> alone judges them.
/// </summary>
static class BarCheck
{
    public static void Holds(RunOutcome outcome)
    {
        foreach (var symbol in outcome.BySymbol.Where(symbol => !symbol.Any(item => item.ContainsKey("late"))))
        {
            var trades = symbol
                .Where(item => !item.ContainsKey("ahead"))
                .Select(EventItem.Read)
                .OfType<Trade>()
                .ToList();
            var expected = trades
                .GroupBy(trade => trade.Timestamp.ToUnixTimeSeconds() / 60)
                .OrderBy(minute => minute.Key)
                .Select(FromScratch)
                .ToList();
            var state = SymbolStateItem.Read(outcome.States[symbol.Key]);
            var actual = outcome.Bars[symbol.Key].Select(BarItem.Read).OrderBy(bar => bar.Minute).ToList();
            if (state.Series.Forming is { } forming)
            {
                actual.Add(forming);
            }

            Violation.UnlessSame(
                expected,
                actual.Select(bar => new MinuteBar(
                    bar.Minute.ToUnixTimeSeconds() / 60,
                    bar.Open,
                    bar.High,
                    bar.Low,
                    bar.Close,
                    bar.Volume,
                    bar.Trades,
                    bar.First.Identity.Value,
                    bar.Last.Identity.Value
                )),
                $"bars of {symbol.Key} from scratch"
            );
            Violation.Unless(
                expected
                    .SkipLast(1)
                    .TakeLast(60)
                    .Select(bar => (double)bar.Close)
                    .SequenceEqual(state.Series.Closes.AsSpan().ToArray()),
                $"closes of {symbol.Key} are not those of its bars"
            );
        }
    }

    static MinuteBar FromScratch(IGrouping<long, Trade> minute)
    {
        var trades = minute
            .OrderBy(trade => trade.Timestamp)
            .ThenBy(trade => trade.Identity.Value, StringComparer.Ordinal)
            .ToList();
        return new MinuteBar(
            minute.Key,
            trades[0].Price,
            trades.Max(trade => trade.Price),
            trades.Min(trade => trade.Price),
            trades[^1].Price,
            trades.Sum(trade => trade.Volume),
            trades.Count,
            trades[0].Identity.Value,
            trades[^1].Identity.Value
        );
    }

    sealed record MinuteBar(
        long Minute,
        decimal Open,
        decimal High,
        decimal Low,
        decimal Close,
        decimal Volume,
        int Trades,
        string First,
        string Last
    );
}
