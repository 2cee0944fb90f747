using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;

namespace MarketData.Processor.Storage;

/// <summary>A line of the audit trail.</summary>
public static class AuditItem
{
    const string Stored = "STORED";
    const string Rejected = "REJECTED";

    /// <summary>Room for a stored event's attributes: a dictionary that grows copies itself.</summary>
    const int TypicalCount = 10;

    public static Item Write(AuditRecord record)
    {
        var stages = record.Entry.Stages;
        var item = new Item(TypicalCount)
        {
            [Tables.AuditTrail.HashKey] = Attributes.Text(record.Entry.Id),
            ["received_at"] = Attributes.Time(stages.Received),
            ["decoded_at"] = Attributes.Time(stages.Decoded),
            ["decided_at"] = Attributes.Time(stages.Decided),
            ["sequence"] = Attributes.Number(record.Sequence),
            ["previous_hash"] = Attributes.Bytes(record.Previous.ToArray()),
            ["hash"] = Attributes.Bytes(record.Hash.ToArray()),
        };
        switch (record.Entry.Outcome)
        {
            case AuditOutcome.Stored stored:
                item["outcome"] = Attributes.Text(Stored);
                item["symbol"] = Attributes.Text(stored.Symbol.Value);
                item["event_hash"] = Attributes.Bytes(stored.Event.ToArray());
                break;
            case AuditOutcome.Rejected rejected:
                item["outcome"] = Attributes.Text(Rejected);
                item["reason"] = Attributes.Text(rejected.Reason);
                item["message"] = Attributes.Text(rejected.Message);
                if (rejected.EnvelopeId.Length > 0)
                {
                    item["envelope_id"] = Attributes.Text(rejected.EnvelopeId);
                }

                break;
        }

        return item;
    }

    /// <exception cref="FormatException">The item is not an audit record; the message names the attribute.</exception>
    public static AuditRecord Read(Item item)
    {
        var entry = new AuditEntry
        {
            Id = item.ReadText(Tables.AuditTrail.HashKey),
            Outcome = ReadOutcome(item),
            Stages = new AuditStages(
                item.ReadTime("received_at"),
                item.ReadTime("decoded_at"),
                item.ReadTime("decided_at")
            ),
        };
        return new AuditRecord(
            entry,
            item.ReadLong("sequence"),
            item.ReadDigest("previous_hash"),
            item.ReadDigest("hash")
        );
    }

    static AuditOutcome ReadOutcome(Item item)
    {
        var id = item.ReadText(Tables.AuditTrail.HashKey);
        return item.ReadText("outcome") switch
        {
            Stored => new AuditOutcome.Stored(Symbol.Parse(item.ReadText("symbol")), item.ReadDigest("event_hash")),
            Rejected when AuditEntry.IsRejectionId(id) => new AuditOutcome.Rejected(
                item.ReadText("reason"),
                item.ReadText("message"),
                item.ContainsKey("envelope_id") ? item.ReadText("envelope_id") : ""
            ),
            var other => throw new FormatException(
                $"outcome '{other}' does not go with {Tables.AuditTrail.HashKey} '{id}'."
            ),
        };
    }
}
