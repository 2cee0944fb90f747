namespace MarketData.Domain.Indicators;

/// <summary>
/// Simple moving average: the mean of the last n closes, in the price's unit.
/// Source: J. J. Murphy, Technical Analysis of the Financial Markets (1999), ch. 9.
/// </summary>
public static class Sma
{
    /// <param name="closes">Closes, oldest first, the forming bar's last.</param>
    /// <param name="period">n, 1 or more.</param>
    /// <returns>Null while there are fewer than n closes.</returns>
    public static double? Of(ReadOnlySpan<double> closes, int period) =>
        closes.Length < period ? null : Mean(closes[^period..]);

    /// <summary>
    /// Around the first value, so that prices of a million that differ by a tenth of a cent keep their digits.
    /// </summary>
    internal static double Mean(ReadOnlySpan<double> values)
    {
        var origin = values[0];
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value - origin;
        }

        return origin + sum / values.Length;
    }
}
