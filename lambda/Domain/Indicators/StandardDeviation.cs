namespace MarketData.Domain.Indicators;

/// <summary>
/// Population standard deviation of the last n closes, in the price's unit. Two passes: the textbook's mean of squares
/// less square of the mean loses every digit of a small spread around a large price.
/// Source: T. F. Chan, G. H. Golub, R. J. LeVeque, Algorithms for Computing the Sample Variance, The American
/// Statistician 37 (1983), corrected two-pass algorithm.
/// </summary>
public static class StandardDeviation
{
    /// <param name="closes">Closes, oldest first, the forming bar's last.</param>
    /// <param name="period">n, 1 or more.</param>
    /// <returns>Null while there are fewer than n closes.</returns>
    public static double? Of(ReadOnlySpan<double> closes, int period) =>
        closes.Length < period ? null : Math.Sqrt(SumOfSquares(closes[^period..]) / period);

    /// <summary>Sum of squared deviations from the mean.</summary>
    internal static double SumOfSquares(ReadOnlySpan<double> values)
    {
        var mean = Sma.Mean(values);
        var squares = 0.0;
        var left = 0.0;
        foreach (var value in values)
        {
            var deviation = value - mean;
            squares += deviation * deviation;
            left += deviation;
        }

        return Math.Max(0, squares - left * left / values.Length);
    }
}
