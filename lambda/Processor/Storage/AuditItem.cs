using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;

namespace MarketData.Processor.Storage;

/// <summary>A line of the audit trail.</summary>
public static class AuditItem
{
    public const string Key = "audit_id";

    const string Stored = "STORED";
    const string Rejected = "REJECTED";

    /// <summary>Room for a stored event's attributes: a dictionary that grows copies itself.</summary>
    const int TypicalCount = 10;

    public static Item Write(AuditRecord record)
    {
        var stages = record.Entry.Stages;
        var item = new Item(TypicalCount)
        {
            [Key] = Attributes.Text(record.Entry.Id),
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

    /// <exception cref="FormatException">The item is no audit record; the message names the attribute.</exception>
    public static AuditRecord Read(Item item)
    {
        var entry = new AuditEntry
        {
            Id = Text(item, Key),
            Outcome = ReadOutcome(item),
            Stages = new AuditStages(Time(item, "received_at"), Time(item, "decoded_at"), Time(item, "decided_at")),
        };
        return new AuditRecord(
            entry,
            Attribute(item, "sequence", value => value.N is null ? null : (long?)value.ReadLong()),
            Hash(item, "previous_hash"),
            Hash(item, "hash")
        );
    }

    static AuditOutcome ReadOutcome(Item item) =>
        Text(item, "outcome") switch
        {
            Stored => new AuditOutcome.Stored(Symbol.Parse(Text(item, "symbol")), Hash(item, "event_hash")),
            Rejected when AuditEntry.IsRejectionId(Text(item, Key)) => new AuditOutcome.Rejected(
                Text(item, "reason"),
                Text(item, "message"),
                item.ContainsKey("envelope_id") ? Text(item, "envelope_id") : ""
            ),
            var other => throw new FormatException($"outcome '{other}' does not go with {Key} '{Text(item, Key)}'."),
        };

    static string Text(Item item, string name) => Attribute(item, name, value => value.S);

    static DateTimeOffset Time(Item item, string name) =>
        Attribute(item, name, value => value.S is null ? null : (DateTimeOffset?)value.ReadTime());

    static Digest Hash(Item item, string name) =>
        Attribute(item, name, value => value.B is null ? null : (Digest?)value.ReadDigest());

    static T Attribute<T>(Item item, string name, Func<AttributeValue, T?> read)
        where T : class =>
        item.TryGetValue(name, out var value) && read(value) is { } known ? known : throw Missing(name);

    static T Attribute<T>(Item item, string name, Func<AttributeValue, T?> read)
        where T : struct
    {
        T? known;
        try
        {
            known = item.TryGetValue(name, out var value) ? read(value) : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
        {
            throw new FormatException($"{name} cannot be read: {unreadable.Message}", unreadable);
        }

        return known ?? throw Missing(name);
    }

    static FormatException Missing(string name) => new($"{name} is missing or of another type.");
}
