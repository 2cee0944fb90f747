namespace MarketData.Domain.Bars;

/// <summary>A symbol's indicators as they stand after an event; null where there are not enough bars yet.</summary>
public sealed record IndicatorValues
{
    /// <summary>How many one-minute bars the moving indicators look back on.</summary>
    public const int Period = 20;

    public static readonly IndicatorValues None = new();

    public double? Sma { get; init; }
    public double? Ema { get; init; }
    public double? StandardDeviation { get; init; }
    public double? RateOfChange { get; init; }
    public double? Volatility { get; init; }
    public double? Vwap { get; init; }
    public double? ChangePercent { get; init; }

    public static IndicatorValues Of(BarSeries series, TradingDay? day)
    {
        if (series.Forming is not { } forming)
        {
            return None;
        }

        Span<double> closes = stackalloc double[series.Closes.Count + 1];
        series.CopyClosesTo(closes);
        return new IndicatorValues
        {
            Sma = Indicators.Sma.Of(closes, Period),
            Ema = forming.EmaAfter.Of(Period),
            StandardDeviation = Indicators.StandardDeviation.Of(closes, Period),
            RateOfChange = Indicators.RateOfChange.Of(closes, Period),
            Volatility = Indicators.Volatility.Of(closes, Period, series.Gaps.Bits),
            Vwap = day?.Vwap,
            ChangePercent = day?.ChangePercent(forming.Close),
        };
    }
}
