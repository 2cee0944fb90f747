using MarketData.Domain.Audit;
using MarketData.Domain.Events;

namespace MarketData.Processor.Storage;

/// <summary>A line of the audit trail.</summary>
public static class AuditItem
{
    public const string Key = "audit_id";

    /// <summary>Room for a stored event's attributes: a dictionary that grows copies itself.</summary>
    const int TypicalCount = 10;

    public static Item Write(AuditRecord record)
    {
        var item = new Item(TypicalCount)
        {
            [Key] = Attributes.Text(record.Id),
            ["received_at"] = Attributes.Time(record.Stages.Received),
            ["decoded_at"] = Attributes.Time(record.Stages.Decoded),
            ["decided_at"] = Attributes.Time(record.Stages.Decided),
        };
        switch (record.Outcome)
        {
            case AuditOutcome.Stored stored:
                item["outcome"] = Attributes.Text("STORED");
                item["symbol"] = Attributes.Text(stored.Symbol.Value);
                item["sequence"] = Attributes.Number(stored.Sequence);
                break;
            case AuditOutcome.Rejected rejected:
                item["outcome"] = Attributes.Text("REJECTED");
                item["reason"] = Attributes.Text(rejected.Rejection.Reason.Code());
                item["message"] = Attributes.Text(rejected.Rejection.Message);
                if (rejected.EnvelopeId is { Length: > 0 } envelopeId)
                {
                    item["envelope_id"] = Attributes.Text(envelopeId);
                }

                break;
        }

        return item;
    }
}
