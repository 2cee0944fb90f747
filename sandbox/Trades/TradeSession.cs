using System.Globalization;
using MarketData.Domain.Events;
using MarketData.Sandbox.Feed;
using MarketData.Sessions;

namespace MarketData.Sandbox.Trades;

/// <summary>
/// Trades on the prints of a session: each is for about half of a print's size, at its price and time.
/// </summary>
public static class TradeSession
{
    /// <summary>A block of a million shares is no trade that is recorded without a person.</summary>
    const decimal LargestAmount = 1_000_000;

    /// <summary>Beyond these a quantity or an amount would have nothing left when it is rounded.</summary>
    const decimal LowestPrice = 0.000001m;
    const decimal HighestPrice = 1_000_000_000_000;

    const int Decimals = 8;

    static readonly string[] SourceSystems = ["OMS", "EMS", "FIX"];

    /// <param name="session">What is fed beside them.</param>
    /// <param name="count">How many trades; fewer where the session has fewer prints on business days.</param>
    /// <param name="bad">How many more of which something is wrong, of every kind in turn.</param>
    public static IReadOnlyList<SandboxTrade> On(IReadOnlyCollection<FeedItem> session, int count, int bad)
    {
        var prints = session
            .Index()
            .Select(item => (Place: item.Index + 1, Print: PrintOf(item.Item)))
            .Where(item => item.Print is not null);
        var all = count == 0 ? 0 : prints.Count();
        var wanted = Math.Min(count, all);
        var evenly = Enumerable.Range(0, wanted).Select(i => (int)((long)i * all / wanted)).ToHashSet();
        var trades = prints
            .Where((_, i) => evenly.Contains(i))
            .Select((item, i) => On(item.Print!, item.Place, i + 1))
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

    /// <returns>Null where nobody would trade on it.</returns>
    static Trade? PrintOf(FeedItem item) =>
        item.Time.UtcDateTime.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && item.Expected is Expectation.Stored { Row.Kind: RowKind.Trade } stored
        && stored.Row.ToStored(stored.Identity) is Trade { Price: >= LowestPrice and <= HighestPrice } print
            ? print
            : null;

    /// <summary>In whole units where that is not too much.</summary>
    static decimal QuantityOf(decimal price, decimal size)
    {
        var most = Math.Min(Math.Max(1, size / 2), LargestAmount / price);
        return most < 1 ? decimal.Round(most, Decimals, MidpointRounding.ToZero) : decimal.Truncate(most);
    }

    static SandboxTrade On(Trade print, int place, int number)
    {
        var quantity = QuantityOf(print.Price, print.Volume);
        var amount = decimal.Round(print.Price * quantity, Decimals);
        var id = $"SBX-{number}";
        var draft = new TradeDraft
        {
            TradeId = id,
            Amount = $"\"{amount.ToString(CultureInfo.InvariantCulture)}\"",
            SourceSystem = SourceSystems[number % SourceSystems.Length],
            Symbol = print.Symbol.Value,
            Side = number % 2 == 0 ? "BUY" : "SELL",
            Price = print.Price,
            Quantity = quantity,
            ExecutedAt = print.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        };
        return new(id, draft.ToJson(), place, Refusal: null);
    }
}
