using MarketData.Domain.Audit;
using MarketData.Shared.Trail;
using MarketData.Trades.Recording;

namespace MarketData.Ops.Audit;

/// <summary>Says whether a row of the trades table is what its audit record says, and the record genuine.</summary>
sealed class TradeJudge(AuditedTrades rows, AuditKeys keys)
{
    /// <param name="id">The record's.</param>
    /// <param name="row">As it is stored, or null.</param>
    /// <param name="recorded">The record, likewise.</param>
    public AuditedTrade Judge(string id, Item? row, Item? recorded)
    {
        var problems = new List<string>();
        var record = Read(recorded, AuditItem.Read, "the audit record", problems);
        var trade = Read(row, TradeItem.Read, "the row", problems);
        if (record is not null && !keys.IsGenuine(record))
        {
            problems.Add("the audit record is not genuine: it does not fit its hash");
        }

        if (trade is not null)
        {
            var stored = rows.Read(row!);
            if (stored.Flaw is { } flaw)
            {
                problems.Add($"the row was changed: {flaw}");
            }
            else if (record is not null && rows.RowsOf(record.Entry).All(entry => entry.Hash != stored.Hash))
            {
                problems.Add("the row was changed: it is not what its audit record says");
            }
        }

        return new(id, row, trade, record, problems);
    }

    static T? Read<T>(Item? item, Func<Item, T> read, string what, List<string> problems)
        where T : class
    {
        if (item is null)
        {
            problems.Add($"{what} is missing");
            return null;
        }

        if (Unreadable.TryRead(item, read, out var value, out var why))
        {
            return value;
        }

        problems.Add($"{what} was changed: it cannot be read. {why}");
        return null;
    }
}
