using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Indicators;

namespace MarketData.Processor.Storage;

/// <summary>A recorded event in the market-data table.</summary>
public static class EventItem
{
    public const string Key = "event_id";

    const string KindOfTrade = "TRADE";
    const string KindOfQuote = "QUOTE";

    /// <summary>Room for a trade's attributes: a dictionary that grows copies itself.</summary>
    const int TypicalCount = 22;

    static readonly string Sma = $"sma_{IndicatorValues.Period}";
    static readonly string Ema = $"ema_{IndicatorValues.Period}";
    static readonly string StandardDeviation = $"stddev_{IndicatorValues.Period}";
    static readonly string RateOfChange = $"roc_{IndicatorValues.Period}";
    static readonly string Volatility = $"volatility_{IndicatorValues.Period}";

    public static Item Write(RecordedEvent recorded, TimeSpan retention)
    {
        var marketEvent = recorded.Event;
        var item = new Item(TypicalCount)
        {
            [Key] = Attributes.Text(marketEvent.Identity.Value),
            ["symbol"] = Attributes.Text(marketEvent.Symbol.Value),
            ["exchange"] = Attributes.Text(marketEvent.Exchange.Value),
            ["timestamp"] = Attributes.Time(marketEvent.Timestamp),
            ["received_at"] = Attributes.Time(marketEvent.ReceivedAt),
            ["stored_at"] = Attributes.Time(recorded.Audit.Entry.Stages.Decided),
            ["sequence"] = Attributes.Number(recorded.Sequence),
            ["ttl"] = Attributes.Number((marketEvent.ReceivedAt + retention).ToUnixTimeSeconds()),
        };
        WriteValues(item, marketEvent);
        WriteIndicators(item, recorded.Indicators);
        WriteBook(item, recorded.Book);
        if (recorded.Late)
        {
            item["late"] = Attributes.Flag(true);
        }

        if (recorded.Alerts.Count > 0)
        {
            item["alert_ids"] = Attributes.List(recorded.Alerts.Select(alert => Attributes.Text(alert.Id)));
        }

        return item;
    }

    /// <summary>Whether an item that stood in the way of a put is an event, and not an audit record or an alert.</summary>
    public static bool IsEvent(Item item) => item.ContainsKey("kind");

    public static MarketEvent Read(Item item)
    {
        var identity = EventIdentity.OfStored(item[Key].S);
        var exchange = Exchange.Parse(item["exchange"].S);
        var symbol = Symbol.Parse(item["symbol"].S);
        var timestamp = item["timestamp"].ReadTime();
        var receivedAt = item["received_at"].ReadTime();
        return item["kind"].S == KindOfTrade
            ? new Trade(item["price"].ReadDecimal(), item["volume"].ReadDecimal())
            {
                Identity = identity,
                Exchange = exchange,
                Symbol = symbol,
                Timestamp = timestamp,
                ReceivedAt = receivedAt,
            }
            : new Quote(ReadSide(item, "bid", "bid_size"), ReadSide(item, "ask", "ask_size"))
            {
                Identity = identity,
                Exchange = exchange,
                Symbol = symbol,
                Timestamp = timestamp,
                ReceivedAt = receivedAt,
            };
    }

    public static IReadOnlyList<string> ReadAlertIds(Item item) =>
        item.TryGetValue("alert_ids", out var ids) ? [.. ids.L.Select(id => id.S)] : [];

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
                    item["crossed"] = Attributes.Flag(true);
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
        item.TryGetValue(price, out var value)
            ? new QuoteSide(value.ReadDecimal(), item.TryGetValue(size, out var units) ? units.ReadDecimal() : null)
            : null;
}
