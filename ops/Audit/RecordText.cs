using MarketData.Domain.Audit;

namespace MarketData.Ops.Audit;

/// <summary>An audit record in a line.</summary>
static class RecordText
{
    public static string Of(AuditRecord record, AuditKeys keys)
    {
        var genuine = keys.IsGenuine(record) ? "genuine" : "NOT GENUINE: it does not fit its hash";
        return $"{record.Id}, {genuine}, by audit key {record.Key}, hash {record.Hash}";
    }
}
