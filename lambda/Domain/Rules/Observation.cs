using MarketData.Domain.Bars;
using MarketData.Domain.Events;

namespace MarketData.Domain.Rules;

/// <summary>A trade, and its symbol as it stands after it: what rules look at.</summary>
/// <param name="Trade">It is not late, but may correct a bar before the forming one.</param>
/// <param name="Series">With a forming bar.</param>
/// <param name="Day">The day of the forming bar.</param>
/// <param name="Indicators">Of that series and day.</param>
public readonly record struct Observation(Trade Trade, BarSeries Series, TradingDay Day, IndicatorValues Indicators)
{
    public Bar Forming => Series.Forming!;
}
