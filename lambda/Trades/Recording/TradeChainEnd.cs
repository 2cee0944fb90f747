using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Trades;
using MarketData.Shared.Storage;
using MarketData.Shared.Trail;

namespace MarketData.Trades.Recording;

/// <summary>The end of a chain of trades, which also names its last record.</summary>
/// <param name="Head">The end.</param>
/// <param name="LastRecord">The last record's id; absent before the first.</param>
readonly record struct TradeChainEnd(ChainHead Head, string? LastRecord)
{
    const string Last = "last_audit_id";

    /// <summary>
    /// Whether all rows of the trade are among those that were read. Reads are not one with a transaction: the end may
    /// show from after it, and a row from before. Of earlier transactions that cannot be, for the last one waited for
    /// them.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-isolation
    /// </summary>
    public bool Fits(TradeId id, IReadOnlyList<RecordedTrade> rows)
    {
        var last = LastRecord;
        return last?.StartsWith($"{TradeChains.Prefix}{id}|", StringComparison.Ordinal) != true
            || rows.Any(row => AuditEntry.Trade.IdOf(row.Id.Value, row.Timestamp) == last);
    }

    public static Item Write(AuditRecord record) =>
        new(ChainHeadItem.Write(Tables.TradesState, record.Entry.Chain, ChainHead.Of(record)))
        {
            [Last] = Attributes.Text(record.Id),
        };

    public static TradeChainEnd Read(Item item) => new(ChainHeadItem.Read(item), item.ReadText(Last));
}
