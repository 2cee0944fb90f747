using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Shared.Storage;

namespace MarketData.Trades.Recording;

/// <summary>What a trade says, among the attributes of its row.</summary>
static class BookedTradeItem
{
    const string Amount = "amount";
    const string ExecutedAt = "executedAt";

    public static void Write(Item item, BookedTrade trade)
    {
        item[Amount] = Attributes.Number(trade.Amount);
        item["currency"] = Attributes.Text(trade.Currency.Code);
        item[Tables.SourceIndex.HashKey] = Attributes.Text(trade.SourceSystem);
        if (trade.Symbol is { } symbol)
        {
            item["symbol"] = Attributes.Text(symbol.Value);
        }

        if (trade.Side is { } side)
        {
            item["side"] = Attributes.Text(Codes.Of(side));
        }

        if (trade.Price is { } price)
        {
            item["price"] = Attributes.Number(price);
        }

        if (trade.Quantity is { } quantity)
        {
            item["quantity"] = Attributes.Number(quantity);
        }

        if (trade.ExecutedAt is { } executedAt)
        {
            item[ExecutedAt] = Attributes.Time(executedAt);
        }
    }

    /// <returns>Null where the trade could not be read when it came.</returns>
    public static BookedTrade? Read(Item item) =>
        item.ContainsKey(Amount)
            ? new BookedTrade
            {
                Id = TradeId.OfStored(item.ReadText(Tables.Trades.HashKey)),
                Amount = item.ReadDecimal(Amount),
                Currency = item.Read("currency", value => Currency.Parse(value.ReadText())),
                SourceSystem = item.ReadText(Tables.SourceIndex.HashKey),
                Symbol = item.ContainsKey("symbol") ? Symbol.Parse(item.ReadText("symbol")) : null,
                Side = item.ContainsKey("side")
                    ? item.Read("side", value => Codes.Parse<Side>(value.ReadText()))
                    : null,
                Price = item.ContainsKey("price") ? item.ReadDecimal("price") : null,
                Quantity = item.ContainsKey("quantity") ? item.ReadDecimal("quantity") : null,
                ExecutedAt = item.ContainsKey(ExecutedAt) ? item.ReadTime(ExecutedAt) : null,
            }
            : null;
}
