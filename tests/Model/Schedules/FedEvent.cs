using System.Globalization;
using System.Text.Json;
using MarketData.Contract;

namespace MarketData.Tests.Model.Schedules;

enum FedKind
{
    Trade,
    Quote,

    /// <summary>A trade with a negative price.</summary>
    BadTrade,

    /// <summary>No JSON.</summary>
    Garbage,
}

/// <summary>What an exchange sends.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Symbol">Whose it is.</param>
/// <param name="Id">Its trade id: two events of a symbol with one id are one event, or a conflict.</param>
/// <param name="Second">When it happened, from the opening.</param>
/// <param name="Price">Of a quote the bid.</param>
/// <param name="Volume">Of a quote the size of the bid.</param>
/// <param name="IsReplay">Whether it comes from the archive.</param>
sealed record FedEvent(FedKind Kind, int Symbol, int Id, int Second, decimal Price, decimal Volume, bool IsReplay)
{
    public static readonly DateTimeOffset Opening = new(2026, 11, 20, 14, 30, 0, TimeSpan.Zero);

    public string Identity =>
        string.Create(CultureInfo.InvariantCulture, $"X|{SymbolName}|{Timestamp.UtcDateTime:yyyy-MM-dd}|{TradeId}");

    public string SymbolName => $"S{Symbol}";

    public DateTimeOffset Timestamp => Opening.AddSeconds(Second);

    /// <summary>No id is the beginning of another, so that they can be found in a text.</summary>
    string TradeId => $"T{Id:0000}";

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsReplay ? "replayed " : "")}{Kind} {Identity} of {SymbolName} at {Timestamp:HH:mm:ss}: "
                + $"{Volume} for {Price}"
        );

    public string Body()
    {
        if (Kind == FedKind.Garbage)
        {
            return $"no JSON {Id}";
        }

        var isQuote = Kind == FedKind.Quote;
        var detail = new Dictionary<string, object>
        {
            ["exchange"] = "X",
            ["symbol"] = SymbolName,
            ["timestamp"] = Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["tradeId"] = TradeId,
            [isQuote ? "bid" : "price"] = Kind == FedKind.BadTrade ? -Price : Price,
            [isQuote ? "bidSize" : "volume"] = Volume,
        };
        if (isQuote)
        {
            detail["ask"] = 2 * Price;
        }

        var envelope = new Dictionary<string, object>
        {
            ["id"] = $"envelope-{TradeId}",
            ["detail-type"] = isQuote ? BusEvents.Quote : BusEvents.TradeExecution,
            ["source"] = "market.x",
            ["time"] = "2026-11-20T14:30:00Z",
            ["detail"] = detail,
        };
        if (IsReplay)
        {
            envelope["replay-name"] = "replay";
        }

        return JsonSerializer.Serialize(envelope);
    }
}
