using System.Globalization;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Ops.Deployment;
using MarketData.Tools;

namespace MarketData.Ops.Trades;

/// <summary>A row of the trades table, for people.</summary>
static class TradeRowText
{
    public static string Heading(RecordedTrade row) =>
        Printable.Of($"{row.Id}  {Codes.Of(row.Status)}  {UtcText.Of(row.Timestamp)}");

    public static IEnumerable<Fact> Lines(RecordedTrade row)
    {
        yield return new("Trade", row.Trade is { } trade ? Sentence(trade) : "could not be read when it came");
        foreach (var reason in row.Reasons)
        {
            yield return new("Refused", $"{reason.Code}: {reason.Message}");
        }

        if (row.Content is { } content)
        {
            yield return new("Content", content);
        }

        foreach (var line in Context(row.Enrichment, row.Trade?.Price))
        {
            yield return line;
        }

        yield return new("Event", $"{row.Event.Id} from {row.Event.Source}, taken in {UtcText.Of(row.Event.Time)}");
        yield return new("Recorded", UtcText.Of(row.RecordedAt));
    }

    static string Sentence(BookedTrade trade)
    {
        string?[] order =
        [
            trade.Side is { } side ? Codes.Of(side) : null,
            Number(trade.Quantity),
            trade.Symbol?.Value,
            trade.Price is { } price ? $"at {Number(price)}" : null,
        ];
        string[] parts =
        [
            $"{Number(trade.Amount)} {trade.Currency} from {trade.SourceSystem}",
            string.Join(' ', order.OfType<string>()),
            trade.ExecutedAt is { } executedAt ? $"executed {UtcText.Of(executedAt)}" : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    static IEnumerable<Fact> Context(Enrichment enrichment, decimal? price)
    {
        var market = enrichment.Market ?? new();
        if (market.AsOf is { } asOf)
        {
            string?[] figures =
            [
                Figure("mid", market.Mid, price),
                market.Spread is { } spread ? $"spread {Rounded(spread)}" : null,
                Figure("vwap", market.Vwap, price),
                $"as of {UtcText.Of(asOf)}",
            ];
            yield return new("Market", string.Join(", ", figures.OfType<string>()));
        }

        if (market.BarMinute is { } minute)
        {
            yield return new("Bar", $"{Figure("close", market.BarClose, price)}, of {UtcText.OfMinute(minute)}");
        }

        if (enrichment.Reference is { } reference)
        {
            yield return new("Reference", reference);
        }

        foreach (var missing in enrichment.Missing)
        {
            yield return new("Missing", $"{Codes.Of(missing.Reason)}: {missing.Message}");
        }
    }

    /// <summary>With how far the trade's price lay above it.</summary>
    static string? Figure(string name, decimal? market, decimal? price)
    {
        if (market is not { } known)
        {
            return null;
        }

        var deviation = MarketContext.Deviation(price, known) is { } points
            ? string.Create(CultureInfo.InvariantCulture, $" ({points:+0.00;-0.00;0.00} bps)")
            : "";
        return $"{name} {Rounded(known)}{deviation}";
    }

    /// <summary>An average has as many digits as fit.</summary>
    static string Rounded(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    static string? Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);
}
