using MarketData.Contract;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Shared.Storage;

namespace MarketData.Processor.Storage;

/// <summary>A recorded event in the market-data table.</summary>
public static class EventItem
{
    public const string StoredAt = "stored_at";

    /// <summary>Its number among the symbol's events, in which order they counted.</summary>
    public const string Sequence = "sequence";

    const string Late = "late";
    const string Replay = "replay";
    const string Ahead = "ahead";
    const string Crossed = "crossed";

    const string KindOfTrade = "TRADE";
    const string KindOfQuote = "QUOTE";

    /// <summary>Room for a trade's attributes: a dictionary that grows copies itself.</summary>
    const int TypicalCount = 22;

    /// <summary>What an item has only where it is so.</summary>
    public static readonly IReadOnlyList<string> Marks = [Late, Replay, Ahead, Crossed];

    static readonly string Sma = $"sma_{IndicatorValues.Period}";
    static readonly string Ema = $"ema_{IndicatorValues.Period}";
    static readonly string StandardDeviation = $"stddev_{IndicatorValues.Period}";
    static readonly string RateOfChange = $"roc_{IndicatorValues.Period}";
    static readonly string Volatility = $"volatility_{IndicatorValues.Period}";

    /// <param name="recorded">The event.</param>
    /// <param name="decision">By which it is stored.</param>
    public static Item Write(RecordedEvent recorded, Decision decision)
    {
        var (marketEvent, commit) = (recorded.Event, decision.Commit);
        var item = new Item(TypicalCount)
        {
            [Tables.MarketData.HashKey] = Attributes.Text(marketEvent.Identity.Value),
            [Tables.SymbolIndex.HashKey] = Attributes.Text(marketEvent.Symbol.Value),
            ["exchange"] = Attributes.Text(marketEvent.Exchange.Value),
            [Tables.SymbolIndex.RangeKey] = Attributes.Time(marketEvent.Timestamp),
            ["received_at"] = Attributes.Time(marketEvent.ReceivedAt),
            [StoredAt] = Attributes.Time(commit.Decided),
            [Sequence] = Attributes.Number(recorded.Sequence),
            [Tables.AuditTrail.HashKey] = Attributes.Text(decision.Audit.Id),
            [Tables.TimeToLive] = Attributes.Number(
                marketEvent.ReceivedAt.AddDays(commit.RetentionDays).ToUnixTimeSeconds()
            ),
        };
        WriteValues(item, marketEvent);
        WriteIndicators(item, recorded.Indicators);
        WriteBook(item, recorded.Book);
        if (recorded.Late)
        {
            item[Late] = Attributes.Flag(true);
        }

        if (marketEvent.IsReplay)
        {
            item[Replay] = Attributes.Flag(true);
        }

        if (recorded.Ahead)
        {
            item[Ahead] = Attributes.Flag(true);
        }

        if (recorded.Alerts.Count > 0)
        {
            item["alert_ids"] = Attributes.List(recorded.Alerts.Select(alert => Attributes.Text(alert.Id)));
        }

        return item;
    }

    /// <summary>
    /// Whether an item that stood in the way of a put is an event, and not an audit record or an alert.
    /// </summary>
    public static bool IsEvent(Item item) => item.ContainsKey("kind");

    public static MarketEvent Read(Item item)
    {
        var identity = EventIdentity.OfStored(item.ReadText(Tables.MarketData.HashKey));
        var exchange = Exchange.Parse(item.ReadText("exchange"));
        var symbol = Symbol.Parse(item.ReadText(Tables.SymbolIndex.HashKey));
        var timestamp = item.ReadTime(Tables.SymbolIndex.RangeKey);
        var receivedAt = item.ReadTime("received_at");
        var isReplay = item.ContainsKey(Replay);
        return item.ReadText("kind") switch
        {
            KindOfTrade => new Trade(item.ReadDecimal("price"), item.ReadDecimal("volume"))
            {
                Identity = identity,
                Exchange = exchange,
                Symbol = symbol,
                Timestamp = timestamp,
                ReceivedAt = receivedAt,
                IsReplay = isReplay,
            },
            KindOfQuote => new Quote(ReadSide(item, "bid", "bid_size"), ReadSide(item, "ask", "ask_size"))
            {
                Identity = identity,
                Exchange = exchange,
                Symbol = symbol,
                Timestamp = timestamp,
                ReceivedAt = receivedAt,
                IsReplay = isReplay,
            },
            var kind => throw new FormatException($"kind is '{kind}'; it must be {KindOfTrade} or {KindOfQuote}."),
        };
    }

    public static IReadOnlyList<string> ReadAlertIds(Item item) =>
        item.ContainsKey("alert_ids")
            ? item.Read("alert_ids", ids => ids.ReadList().ConvertAll(id => id.ReadText()))
            : [];

    static void WriteValues(Item item, MarketEvent marketEvent)
    {
        switch (marketEvent)
        {
            case Trade trade:
                item["kind"] = Attributes.Text(KindOfTrade);
                item["price"] = Attributes.Number(trade.Price);
                item["volume"] = Attributes.Number(trade.Volume);
                break;
            case Quote quote:
                item["kind"] = Attributes.Text(KindOfQuote);
                WriteSide(item, quote.Bid, "bid", "bid_size");
                WriteSide(item, quote.Ask, "ask", "ask_size");
                if (quote.IsCrossed)
                {
                    item[Crossed] = Attributes.Flag(true);
                }

                break;
            default:
                throw new InvalidOperationException($"There is no item form for {marketEvent.GetType().Name}.");
        }
    }

    /// <summary>Exact, as the prices are; a negative spread is a crossed book.</summary>
    static void WriteBook(Item item, TopOfBook book)
    {
        if (book is { Mid: { } mid, Spread: { } spread })
        {
            item["mid"] = Attributes.Number(mid);
            item["spread"] = Attributes.Number(spread);
        }
    }

    static void WriteIndicators(Item item, IndicatorValues values)
    {
        Add(Sma, values.Sma);
        Add(Ema, values.Ema);
        Add(StandardDeviation, values.StandardDeviation);
        Add(RateOfChange, values.RateOfChange);
        Add(Volatility, values.Volatility);
        Add("vwap", values.Vwap);
        Add("change_pct", values.ChangePercent);

        void Add(string name, double? value)
        {
            if (value is { } known)
            {
                item[name] = Attributes.Rounded(known);
            }
        }
    }

    static void WriteSide(Item item, QuoteSide? side, string price, string size)
    {
        if (side is not { } known)
        {
            return;
        }

        item[price] = Attributes.Number(known.Price);
        if (known.Size is { } units)
        {
            item[size] = Attributes.Number(units);
        }
    }

    static QuoteSide? ReadSide(Item item, string price, string size) =>
        item.ContainsKey(price)
            ? new QuoteSide(item.ReadDecimal(price), item.ContainsKey(size) ? item.ReadDecimal(size) : null)
            : null;
}
