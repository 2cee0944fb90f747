using MarketData.Domain.Events;

namespace MarketData.Domain.Rules;

/// <summary>The market around an alert, for whoever reads of it.</summary>
/// <param name="Price">The trade's.</param>
/// <param name="Volume">The trade's.</param>
/// <param name="CloseBefore">
/// The price of the last trade before the trade's UTC day; null where it is not known. A symbol's state does not keep
/// its time for long.
/// </param>
/// <param name="Bid">The newest when the trade was decided on; null where none was quoted.</param>
/// <param name="Ask">Likewise.</param>
public sealed record AlertContext(decimal Price, decimal Volume, decimal? CloseBefore, SideAt? Bid, SideAt? Ask)
{
    /// <summary>Percent by which the price differs from the close before the day.</summary>
    public decimal? ChangePercent =>
        CloseBefore is { } close ? Figure.ToDecimal(100 * ((double)Price - (double)close) / (double)close) : null;
}
