using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Shared.Storage;

namespace MarketData.Trades.Recording;

/// <summary>A row of the trades table.</summary>
public static class TradeItem
{
    const string Status = "status";

    /// <param name="row">The row.</param>
    public static Item Write(RecordedTrade row)
    {
        var item = new Item
        {
            [Tables.Trades.HashKey] = Attributes.Text(row.Id.Value),
            [Tables.Trades.RangeKey!] = Attributes.Number(row.Timestamp.ToUnixTimeMilliseconds()),
            [Status] = Attributes.Text(Codes.Of(row.Status)),
            [Tables.DayIndex.HashKey] = Attributes.Text(DayOf(row.Timestamp)),
            [Tables.TradesAuditTrail.HashKey] = Attributes.Text(AuditEntry.Trade.IdOf(row.Id.Value, row.Timestamp)),
            ["contentHash"] = Attributes.Bytes(row.ContentHash.ToArray()),
            ["eventId"] = Attributes.Text(row.Event.Id),
            ["eventSource"] = Attributes.Text(row.Event.Source),
            ["eventTime"] = Attributes.Time(row.Event.Time),
            ["execution"] = Attributes.Text(row.Execution),
            ["recordedAt"] = Attributes.Time(row.RecordedAt),
            ["enriched"] = Attributes.Flag(row.Enrichment.IsEnriched),
        };
        if (row.Trade is { } trade)
        {
            BookedTradeItem.Write(item, trade);
        }

        EnrichmentItem.Write(item, row.Enrichment, row.Trade?.Price);
        if (row.Reasons.Count > 0)
        {
            item["reasons"] = Attributes.List(
                row.Reasons.Select(reason =>
                    Attributes.Map(
                        new Item
                        {
                            ["code"] = Attributes.Text(reason.Code),
                            ["message"] = Attributes.Text(reason.Message),
                        }
                    )
                )
            );
        }

        if (row.Content is { } content)
        {
            item["content"] = Attributes.Text(content);
        }

        return item;
    }

    /// <exception cref="FormatException">It was changed; the message names the attribute.</exception>
    public static RecordedTrade Read(Item item) =>
        new()
        {
            Id = TradeId.OfStored(item.ReadText(Tables.Trades.HashKey)),
            Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(item.ReadLong(Tables.Trades.RangeKey!)),
            Status = item.Read(Status, value => Codes.Parse<TradeStatus>(value.ReadText())),
            Trade = BookedTradeItem.Read(item),
            Reasons = item.ContainsKey("reasons")
                ? item.Read("reasons", value => value.ReadList().ConvertAll(ReadReason))
                : [],
            Content = item.ContainsKey("content") ? item.ReadText("content") : null,
            ContentHash = item.ReadDigest("contentHash"),
            Enrichment = EnrichmentItem.Read(item),
            Event = new(item.ReadText("eventId"), item.ReadText("eventSource"), item.ReadTime("eventTime")),
            Execution = item.ReadText("execution"),
            RecordedAt = item.ReadTime("recordedAt"),
        };

    static TradeProblem ReadReason(AttributeValue value) =>
        new(Codes.Parse<TradeReason>(value.ReadMap().ReadText("code")), value.ReadMap().ReadText("message"));

    static string DayOf(DateTimeOffset time) => Attributes.Time(time).S[.."yyyy-MM-dd".Length];
}
