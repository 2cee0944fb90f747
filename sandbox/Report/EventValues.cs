using System.Globalization;
using MarketData.Domain.Events;

namespace MarketData.Sandbox.Report;

/// <summary>What an exchange said, value by value.</summary>
static class EventValues
{
    /// <param name="sent">As it must be stored.</param>
    /// <param name="stored">Null where the row is no event.</param>
    /// <returns>Null where they say the same.</returns>
    public static string? Difference(MarketEvent sent, MarketEvent? stored)
    {
        if (stored is null)
        {
            return "no event can be read from its row";
        }

        var (expected, found) = (Of(sent), Of(stored));
        var differences = expected
            .Keys.Union(found.Keys)
            .Select(name => (Name: name, Sent: expected.GetValueOrDefault(name), Stored: found.GetValueOrDefault(name)))
            .Where(value => !Equals(value.Sent, value.Stored))
            .Select(value => $"{value.Name} {Text(value.Sent)} sent, {Text(value.Stored)} stored")
            .ToList();
        return differences.Count == 0 ? null : string.Join("; ", differences);
    }

    static Dictionary<string, object?> Of(MarketEvent said)
    {
        var values = new Dictionary<string, object?>
        {
            ["exchange"] = said.Exchange.Value,
            ["symbol"] = said.Symbol.Value,
            ["timestamp"] = said.Timestamp,
        };
        switch (said)
        {
            case Trade trade:
                (values["price"], values["volume"]) = (trade.Price, trade.Volume);
                break;
            case Quote quote:
                (values["bid"], values["bidSize"]) = (quote.Bid?.Price, quote.Bid?.Size);
                (values["ask"], values["askSize"]) = (quote.Ask?.Price, quote.Ask?.Size);
                break;
            default:
                throw new InvalidOperationException($"There are no values of {said.GetType().Name}.");
        }

        return values;
    }

    static string Text(object? value) =>
        value switch
        {
            null => "nothing",
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        };
}
