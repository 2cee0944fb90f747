namespace MarketData.Domain.Indicators;

/// <summary>
/// Exponential moving average, in the price's unit: k = 2/(n + 1), seeded with the simple moving average of the first
/// n closes. It remembers every close there ever was, so it is carried from bar to bar.
/// Source: J. J. Murphy, Technical Analysis of the Financial Markets (1999), ch. 9; the seed as in TA-Lib and
/// Skender.Stock.Indicators.
/// </summary>
/// <param name="Count">Closes added so far, counted up to what the seed needs.</param>
/// <param name="Mean">Of the closes so far while the seed grows, then the average itself.</param>
public readonly record struct Ema(int Count, double Mean)
{
    /// <param name="close">The next close.</param>
    /// <param name="period">n, 1 or more; the same for every close.</param>
    public Ema Add(double close, int period)
    {
        var weight = Count < period ? 1.0 / (Count + 1) : 2.0 / (period + 1);
        return new Ema(Math.Min(Count + 1, period), Mean + weight * (close - Mean));
    }

    /// <returns>Null while there are fewer than n closes.</returns>
    public double? Of(int period) => Count < period ? null : Mean;
}
