namespace MarketData.Domain.Indicators;

/// <summary>
/// Rate of change: percent by which the last close differs from the close n bars before, 100·(c − c₋ₙ)/c₋ₙ.
/// Source: J. J. Murphy, Technical Analysis of the Financial Markets (1999), ch. 10.
/// </summary>
public static class RateOfChange
{
    /// <param name="closes">Closes, oldest first, the forming bar's last.</param>
    /// <param name="period">n, 1 or more.</param>
    /// <returns>Null while there are fewer than n + 1 closes.</returns>
    public static double? Of(ReadOnlySpan<double> closes, int period)
    {
        if (closes.Length <= period)
        {
            return null;
        }

        var before = closes[^(period + 1)];
        return 100 * (closes[^1] - before) / before;
    }
}
