using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Shared.Storage;

namespace MarketData.Shared.Trail;

/// <summary>A record of the audit trail.</summary>
public static class AuditItem
{
    const string Stored = "STORED";
    const string Rejected = "REJECTED";
    const string Traded = "TRADE";

    const int EventParts = 3;

    public static Item Write(AuditRecord record)
    {
        var item = new Item
        {
            [Tables.AuditTrail.HashKey] = Attributes.Text(record.Id),
            ["sequence"] = Attributes.Number(record.Sequence),
            ["previous_hash"] = Attributes.Bytes(record.Previous.ToArray()),
            ["hash"] = Attributes.Bytes(record.Hash.ToArray()),
            ["key"] = Attributes.Number(record.Key),
        };
        switch (record.Entry)
        {
            case AuditEntry.Commit commit:
                Write(item, commit);
                break;
            case AuditEntry.Rejection rejection:
                Write(item, rejection);
                break;
            case AuditEntry.Trade trade:
                Write(item, trade);
                break;
        }

        return item;
    }

    /// <exception cref="FormatException">The item is not an audit record; the message names the attribute.</exception>
    public static AuditRecord Read(Item item)
    {
        var id = item.ReadText(Tables.AuditTrail.HashKey);
        var outcome = item.ReadText("outcome");
        var record = new AuditRecord(
            outcome switch
            {
                Stored => ReadCommit(item),
                Rejected when AuditEntry.IsRejectionId(id) => ReadRejection(item, id),
                Traded => ReadTrade(item),
                _ => throw Mismatch("outcome", outcome),
            },
            item.ReadLong("sequence"),
            item.ReadDigest("previous_hash"),
            item.ReadDigest("hash"),
            item.ReadInt("key")
        );
        return record.Id == id ? record : throw Mismatch("sequence", record.Sequence);

        FormatException Mismatch(string attribute, object value) =>
            new($"{attribute} '{value}' does not go with {Tables.AuditTrail.HashKey} '{id}'.");
    }

    static void Write(Item item, AuditEntry.Commit commit)
    {
        item["outcome"] = Attributes.Text(Stored);
        item["symbol"] = Attributes.Text(commit.Symbol.Value);
        item["decoded_at"] = Attributes.Time(commit.Decoded);
        item["decided_at"] = Attributes.Time(commit.Decided);
        item["event_days"] = Attributes.Number(commit.RetentionDays);
        item["events"] = Attributes.List(
            commit.Events.Select(stored =>
                Attributes.List([
                    Attributes.Text(stored.Identity.Value),
                    Attributes.Bytes(stored.Hash.ToArray()),
                    Attributes.Ticks(stored.Received),
                ])
            )
        );
    }

    static void Write(Item item, AuditEntry.Rejection rejection)
    {
        item["outcome"] = Attributes.Text(Rejected);
        item["received_at"] = Attributes.Time(rejection.Received);
        item["decoded_at"] = Attributes.Time(rejection.Decoded);
        item["decided_at"] = Attributes.Time(rejection.Decided);
        item["reason"] = Attributes.Text(rejection.Reason);
        item["message"] = Attributes.Text(rejection.Message);
        if (rejection.EnvelopeId.Length > 0)
        {
            item["envelope_id"] = Attributes.Text(rejection.EnvelopeId);
        }
    }

    static void Write(Item item, AuditEntry.Trade trade)
    {
        item["outcome"] = Attributes.Text(Traded);
        item[Tables.Trades.HashKey] = Attributes.Text(trade.TradeId);
        item[Tables.Trades.RangeKey!] = Attributes.Number(trade.Timestamp.ToUnixTimeMilliseconds());
        item["status"] = Attributes.Text(trade.Status);
        item["row_hash"] = Attributes.Bytes(trade.Row.ToArray());
        item["event_id"] = Attributes.Text(trade.EventId);
        item["received_at"] = Attributes.Time(trade.Received);
        item["decided_at"] = Attributes.Time(trade.Decided);
    }

    static AuditEntry.Commit ReadCommit(Item item) =>
        new(
            Symbol.Parse(item.ReadText("symbol")),
            item.Read("events", value => value.ReadList().ConvertAll(ReadEvent)),
            item.ReadTime("decoded_at"),
            item.ReadTime("decided_at"),
            item.ReadInt("event_days")
        );

    static AuditedEvent ReadEvent(AttributeValue value)
    {
        var parts = value.ReadList(EventParts);
        return new(EventIdentity.OfStored(parts[0].ReadText()), parts[1].ReadDigest(), parts[2].ReadTicks());
    }

    static AuditEntry.Rejection ReadRejection(Item item, string id) =>
        new(
            id,
            item.ReadText("reason"),
            item.ReadText("message"),
            item.ContainsKey("envelope_id") ? item.ReadText("envelope_id") : "",
            item.ReadTime("received_at"),
            item.ReadTime("decoded_at"),
            item.ReadTime("decided_at")
        );

    static AuditEntry.Trade ReadTrade(Item item) =>
        new(
            item.ReadText(Tables.Trades.HashKey),
            DateTimeOffset.FromUnixTimeMilliseconds(item.ReadLong(Tables.Trades.RangeKey!)),
            item.ReadText("status"),
            item.ReadDigest("row_hash"),
            item.ReadText("event_id"),
            item.ReadTime("received_at"),
            item.ReadTime("decided_at")
        );
}
