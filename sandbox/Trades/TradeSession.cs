using System.Globalization;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Sandbox.Feed;

namespace MarketData.Sandbox.Trades;

/// <summary>
/// Trades on the prints of a session: each is for about half of a print's size, at its price and time.
/// </summary>
public static class TradeSession
{
    /// <summary>A block of a million shares is no trade that is recorded without a person.</summary>
    const decimal LargestAmount = 1_000_000;

    static readonly string[] SourceSystems = ["OMS", "EMS", "FIX"];

    /// <param name="session">What is fed beside them.</param>
    /// <param name="count">How many trades; fewer where the session has fewer prints on business days.</param>
    /// <param name="bad">How many more of which something is wrong, of every kind in turn.</param>
    public static IReadOnlyList<SandboxTrade> On(IReadOnlyCollection<FeedItem> session, int count, int bad)
    {
        var prints = session.Index().Where(item => IsPrintOfBusinessDay(item.Item));
        var all = count == 0 ? 0 : prints.Count();
        var wanted = Math.Min(count, all);
        var evenly = Enumerable.Range(0, wanted).Select(i => (int)((long)i * all / wanted)).ToHashSet();
        var trades = prints
            .Where((_, place) => evenly.Contains(place))
            .Select((print, i) => On((BusEvent)print.Item, print.Index + 1, i + 1))
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

    static bool IsPrintOfBusinessDay(FeedItem item) =>
        item is BusEvent { DetailType: BusEvents.TradeExecution, Expected: Expectation.Stored }
        && item.Time.UtcDateTime.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>In whole units where that is not too much.</summary>
    static decimal QuantityOf(decimal price, decimal size)
    {
        const int decimals = 8;
        var most = Math.Min(Math.Max(1, size / 2), LargestAmount / price);
        return most < 1 ? decimal.Round(most, decimals, MidpointRounding.ToZero) : decimal.Truncate(most);
    }

    static SandboxTrade On(BusEvent print, int place, int number)
    {
        using var detail = JsonDocument.Parse(print.Detail);
        var root = detail.RootElement;
        var price = root.GetProperty("price").GetDecimal();
        var quantity = QuantityOf(price, root.GetProperty("volume").GetDecimal());
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
