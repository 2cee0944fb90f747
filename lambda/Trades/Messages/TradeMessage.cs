using System.Globalization;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;

namespace MarketData.Trades.Messages;

/// <summary>
/// A trade on its way between the tasks. Numbers travel as text: whatever carries JSON may read them as doubles.
/// </summary>
sealed record TradeMessage(
    string Id,
    string Amount,
    string Currency,
    string SourceSystem,
    string? Symbol,
    string? Side,
    string? Price,
    string? Quantity,
    DateTimeOffset? ExecutedAt
)
{
    public static TradeMessage Of(BookedTrade trade) =>
        new(
            trade.Id.Value,
            Exact(trade.Amount)!,
            trade.Currency.Code,
            trade.SourceSystem,
            trade.Symbol?.Value,
            trade.Side is { } side ? Codes.Of(side) : null,
            Exact(trade.Price),
            Exact(trade.Quantity),
            trade.ExecutedAt
        );

    public BookedTrade ToTrade() =>
        new()
        {
            Id = TradeId.OfStored(Id),
            Amount = Number(Amount),
            Currency = Domain.Trades.Currency.Parse(Currency),
            SourceSystem = SourceSystem,
            Symbol = Symbol is { } symbol ? Domain.Events.Symbol.Parse(symbol) : null,
            Side = Side is { } side ? Codes.Parse<Side>(side) : null,
            Price = Price is { } price ? Number(price) : null,
            Quantity = Quantity is { } quantity ? Number(quantity) : null,
            ExecutedAt = ExecutedAt,
        };

    internal static string? Exact(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    internal static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
