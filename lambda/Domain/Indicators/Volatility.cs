namespace MarketData.Domain.Indicators;

/// <summary>
/// Historical volatility: sample standard deviation of the last n one-minute log returns, annualised, as a fraction
/// (0.4 is 40 % a year). Source: J. C. Hull, Options, Futures, and Other Derivatives, "Estimating volatility from
/// historical data"; a year has 252 trading days of 390 minutes.
/// </summary>
public static class Volatility
{
    const double MinutesPerYear = 252 * 390;

    /// <param name="closes">Closes of consecutive bars, oldest first, the forming bar's last; positive.</param>
    /// <param name="period">n, 2 or more.</param>
    /// <returns>Null while there are fewer than n + 1 closes.</returns>
    public static double? Of(ReadOnlySpan<double> closes, int period)
    {
        if (closes.Length <= period)
        {
            return null;
        }

        Span<double> returns = stackalloc double[period];
        var window = closes[^(period + 1)..];
        for (var i = 0; i < period; i++)
        {
            returns[i] = Math.Log(window[i + 1] / window[i]);
        }

        return Math.Sqrt(StandardDeviation.SumOfSquares(returns) / (period - 1) * MinutesPerYear);
    }
}
