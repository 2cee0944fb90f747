using System.Collections.Immutable;
using MarketData.Domain.Events;

namespace MarketData.Domain.Bars;

/// <summary>
/// A symbol's forming bar, the closes before it, and the closed bars that trades have changed. Whatever the order in
/// which trades arrive, it ends as if they had arrived in the order of their time, as long as none is late.
/// </summary>
public sealed record BarSeries
{
    /// <summary>A trade may correct bars of this much time before the forming one; an older trade is late.</summary>
    public static readonly TimeSpan CorrectionWindow = TimeSpan.FromMinutes(60);

    /// <summary>The bar of the newest minute with a trade; a trade of a later minute closes it.</summary>
    public Bar? Forming { get; init; }

    public CloseWindow Closes { get; init; } = CloseWindow.Empty;

    public BarMinutes Minutes { get; init; }

    public BarGaps Gaps { get; init; }

    public bool IsLate(DateTimeOffset minute) => Forming is { } forming && forming.Minute - minute > CorrectionWindow;

    /// <summary>Whether a trade of this minute changes a bar that is closed already.</summary>
    public bool IsCorrection(DateTimeOffset minute) =>
        Forming is { } forming && minute < forming.Minute && !IsLate(minute);

    /// <summary>
    /// Whether stored bars are all those of this series from a minute on. They are read after it: another commit in
    /// between changes them, and one that is just being written may show them late.
    /// </summary>
    /// <param name="first">A minute that a trade may correct.</param>
    /// <param name="bars">What is stored from then on.</param>
    public bool EndsWith(DateTimeOffset first, IReadOnlyList<Bar> bars) =>
        bars.Count == Minutes.CountOfLast((int)(Forming!.Minute - first).TotalMinutes)
        && bars.All(bar => bar.Minute < Forming.Minute)
        && bars.Select(bar => (double)bar.Close).SequenceEqual(Closes.AsSpan()[^bars.Count..].ToArray());

    /// <summary>
    /// The close that stood so many minutes before the forming one, 1 to 60; null where no bar of the last hour is that
    /// old.
    /// </summary>
    public double? CloseBefore(int minutes) =>
        Minutes.NewerThan(minutes) is { } newer ? Closes.AsSpan()[^(newer + 1)] : null;

    /// <summary>The closes, oldest first, and the forming bar's as the last.</summary>
    /// <param name="closes">One longer than <see cref="Closes"/>.</param>
    public void CopyClosesTo(Span<double> closes)
    {
        Closes.AsSpan().CopyTo(closes);
        closes[^1] = (double)Forming!.Close;
    }

    /// <param name="trade">The next trade, not late.</param>
    /// <param name="closed">The closed bars, at least those of the trade's minute and after it.</param>
    /// <returns>The series after the trade, and the closed bars with what it changed.</returns>
    public (BarSeries Series, ImmutableSortedDictionary<DateTimeOffset, Bar> Closed) Add(
        Trade trade,
        ImmutableSortedDictionary<DateTimeOffset, Bar> closed
    )
    {
        var minute = Bar.MinuteOf(trade);
        if (Forming is not { } forming)
        {
            return (this with { Forming = Bar.Of(trade) }, closed);
        }

        if (minute == forming.Minute)
        {
            return (this with { Forming = forming.Add(trade) }, closed);
        }

        if (minute < forming.Minute)
        {
            return Correct(trade, forming, closed);
        }

        var next = this with
        {
            Forming = Bar.Of(trade) with { EmaBefore = forming.EmaAfter },
            Closes = Closes.Insert(newer: 0, (double)forming.Close),
            Minutes = Minutes.Forward((minute - forming.Minute).Ticks / TimeSpan.TicksPerMinute),
            Gaps = Gaps.Forward(BarGaps.IsGap(forming.Minute, minute)),
        };
        return (next, closed.SetItem(forming.Minute, forming));
    }

    (BarSeries Series, ImmutableSortedDictionary<DateTimeOffset, Bar> Closed) Correct(
        Trade trade,
        Bar forming,
        ImmutableSortedDictionary<DateTimeOffset, Bar> closed
    )
    {
        var minute = Bar.MinuteOf(trade);
        var newer = closed.Values.Where(bar => bar.Minute > minute).ToList();
        var before = closed.GetValueOrDefault(minute);
        var after =
            before?.Add(trade) ?? Bar.Of(trade) with { EmaBefore = (newer.FirstOrDefault() ?? forming).EmaBefore };
        closed = closed.SetItem(minute, after);
        if (before?.Close == after.Close)
        {
            return (this, closed);
        }

        var ema = after.EmaAfter;
        foreach (var bar in newer)
        {
            var replayed = bar with { EmaBefore = ema };
            closed = closed.SetItem(bar.Minute, replayed);
            ema = replayed.EmaAfter;
        }

        var close = (double)after.Close;
        forming = forming with { EmaBefore = ema };
        if (before is not null)
        {
            return (this with { Forming = forming, Closes = Closes.Replace(newer.Count, close) }, closed);
        }

        var ago = (int)(forming.Minute - minute).TotalMinutes;
        var hasOlder = newer.Count < Closes.Count;
        var series = new BarSeries
        {
            Forming = forming,
            Closes = Closes.Insert(newer.Count, close),
            Minutes = Minutes.With(ago),
            Gaps = Gaps.Insert(
                newer.Count,
                before: hasOlder && Minutes.IsGapBefore(ago),
                after: BarGaps.IsGap(minute, (newer.FirstOrDefault() ?? forming).Minute)
            ),
        };
        return (series, closed);
    }
}
