namespace MarketData.Domain.Indicators;

/// <summary>
/// Historical volatility: sample standard deviation of the last n one-minute log returns, annualised, as a fraction
/// (0.4 is 40 % a year). Source: J. C. Hull, Options, Futures, and Other Derivatives, "Estimating volatility from
/// historical data"; a year has 252 trading days of 390 minutes.
/// </summary>
public static class Volatility
{
    const double MinutesPerYear = 252 * 390;

    /// <param name="closes">Closes of bars, oldest first, the forming bar's last; positive.</param>
    /// <param name="period">n, 2 or more.</param>
    /// <param name="gaps">
    /// Which steps from a close to the next are no one-minute returns, and left out; bit 0 stands for the last step.
    /// </param>
    /// <returns>Null while there are fewer than n returns.</returns>
    public static double? Of(ReadOnlySpan<double> closes, int period, ulong gaps = 0)
    {
        Span<double> returns = stackalloc double[period];
        var missing = period;
        for (var newer = 0; newer < closes.Length - 1 && missing > 0; newer++)
        {
            if ((gaps >> newer & 1) == 0)
            {
                returns[--missing] = Math.Log(closes[^(newer + 1)] / closes[^(newer + 2)]);
            }
        }

        return missing > 0 ? null : Math.Sqrt(StandardDeviation.SumOfSquares(returns) / (period - 1) * MinutesPerYear);
    }
}
