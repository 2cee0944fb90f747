using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Shared.Storage;

namespace MarketData.Trades.Recording;

/// <summary>What a trade was enriched with, among the attributes of its row.</summary>
static class EnrichmentItem
{
    const string BarMinute = "barMinute";
    const string AsOf = "marketAsOf";

    /// <param name="item">The row.</param>
    /// <param name="enrichment">What is known.</param>
    /// <param name="price">The trade's, which the market's are compared with.</param>
    public static void Write(Item item, Enrichment enrichment, decimal? price)
    {
        if (enrichment.Market is { } market)
        {
            Write(item, market, price);
        }

        if (enrichment.Reference is { } reference)
        {
            item["reference"] = Attributes.Text(reference);
        }

        if (enrichment.Missing.Count > 0)
        {
            item["missing"] = Attributes.List(
                enrichment.Missing.Select(missing =>
                    Attributes.Map(
                        new Item
                        {
                            ["code"] = Attributes.Text(Codes.Of(missing.Reason)),
                            ["message"] = Attributes.Text(missing.Message),
                        }
                    )
                )
            );
        }
    }

    public static Enrichment Read(Item item) =>
        new(
            item.ContainsKey(BarMinute) || item.ContainsKey(AsOf) ? ReadMarket(item) : null,
            item.ContainsKey("reference") ? item.ReadText("reference") : null,
            item.ContainsKey("missing") ? item.Read("missing", value => value.ReadList().ConvertAll(ReadMissing)) : []
        );

    static void Write(Item item, MarketContext market, decimal? price)
    {
        if (market.BarMinute is { } minute)
        {
            item[BarMinute] = Attributes.Minute(minute);
        }

        if (market.AsOf is { } asOf)
        {
            item[AsOf] = Attributes.Time(asOf);
        }

        Add("barClose", market.BarClose);
        Add("vwap", market.Vwap);
        Add("mid", market.Mid);
        Add("spread", market.Spread);
        Add("bpsFromBarClose", MarketContext.Deviation(price, market.BarClose));
        Add("bpsFromVwap", MarketContext.Deviation(price, market.Vwap));
        Add("bpsFromMid", MarketContext.Deviation(price, market.Mid));

        void Add(string name, decimal? value)
        {
            if (value is { } known)
            {
                item[name] = Attributes.Number(known);
            }
        }
    }

    static MarketContext ReadMarket(Item item)
    {
        return new()
        {
            BarMinute = item.ContainsKey(BarMinute) ? item.ReadMinute(BarMinute) : null,
            BarClose = Number("barClose"),
            AsOf = item.ContainsKey(AsOf) ? item.ReadTime(AsOf) : null,
            Vwap = Number("vwap"),
            Mid = Number("mid"),
            Spread = Number("spread"),
        };

        decimal? Number(string name) => item.ContainsKey(name) ? item.ReadDecimal(name) : null;
    }

    static Missing ReadMissing(AttributeValue value) =>
        new(Codes.Parse<MissingReason>(value.ReadMap().ReadText("code")), value.ReadMap().ReadText("message"));
}
