using System.Globalization;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Sandbox.Feed;

namespace MarketData.Sandbox.Trades;

/// <summary>Trades on the prints of a session: each is for a part of a print's size, at its price and time.</summary>
public static class TradeSession
{
    static readonly string[] SourceSystems = ["OMS", "EMS", "FIX"];

    /// <param name="session">What is fed beside them.</param>
    /// <param name="count">How many trades; fewer where the session has fewer prints on business days.</param>
    /// <param name="bad">How many more of which something is wrong, of every kind in turn.</param>
    public static IReadOnlyList<SandboxTrade> On(IReadOnlyList<FeedItem> session, int count, int bad)
    {
        var prints = session
            .Index()
            .Where(item => item.Item is BusEvent { DetailType: BusEvents.TradeExecution, Expected: Expectation.Stored })
            .Where(item => item.Item.Time.UtcDateTime.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .ToList();
        var trades = Enumerable
            .Range(0, Math.Min(count, prints.Count))
            .Select(i => (Number: i + 1, Print: prints[(int)((long)i * prints.Count / Math.Min(count, prints.Count))]))
            .Select(trade => On((BusEvent)trade.Print.Item, trade.Print.Index + 1, trade.Number))
            .ToList();
        return trades.Count == 0 ? [] : [.. BadTrades.MixInto(trades, bad)];
    }

    /// <summary>
    /// Sends a few a second time, a little later, as a system does that never saw the bus's answer.
    /// </summary>
    public static IReadOnlyList<SandboxTrade> Repeat(IReadOnlyList<SandboxTrade> trades, int seed)
    {
        const int percent = 5;
        var random = new Random(seed);
        return
        [
            .. trades.SelectMany(trade =>
                trade.Refusal is null && random.Next(100) < percent ? [trade, trade] : new[] { trade }
            ),
        ];
    }

    static SandboxTrade On(BusEvent print, int place, int number)
    {
        using var detail = JsonDocument.Parse(print.Detail);
        var root = detail.RootElement;
        var price = root.GetProperty("price").GetDecimal();
        var quantity = Math.Max(1, decimal.Truncate(root.GetProperty("volume").GetDecimal() / 2));
        var id = $"SBX-{number}";
        var draft = new TradeDraft
        {
            TradeId = id,
            Amount = $"\"{(price * quantity).ToString(CultureInfo.InvariantCulture)}\"",
            SourceSystem = SourceSystems[number % SourceSystems.Length],
            Symbol = root.GetProperty("symbol").GetString()!,
            Side = number % 2 == 0 ? "BUY" : "SELL",
            Price = price,
            Quantity = quantity,
            ExecutedAt = root.GetProperty("timestamp").GetString()!,
        };
        return new(id, draft.ToJson(), place, Refusal: null);
    }
}
