using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Trades;
using MarketData.Ops.Deployment;
using MarketData.Trades.Recording;

namespace MarketData.Ops.Audit;

/// <summary>Rows of the trades table. Each has a record of its own, and neither is ever removed.</summary>
public sealed class AuditedTrades(string table) : AuditedRows
{
    public override string Table => table;
    public override string Noun => "row";
    public override string Plural => "trades";
    public override bool Expire => false;

    /// <summary>
    /// That of its record, made of the row's key as it stands: whoever added the row need not have given it a time.
    /// </summary>
    public override string IdOf(Item row) =>
        $"{TradeChains.Prefix}{row[Tables.Trades.HashKey].S}|{row[Tables.Trades.RangeKey!].N}";

    /// <summary>
    /// The hash is of what a trade says and was found. What follows from that stands in the row too, and other
    /// attributes must not: the row is read and written anew, which has to give the same.
    /// </summary>
    public override StoredRow Read(Item row)
    {
        var trade = TradeItem.Read(row);
        var flaw = RowDifference.FirstBetween(row, TradeItem.Write(trade)) is { } attribute
            ? $"{attribute} is not what the rest of it gives"
            : null;
        return new(TradeDigest.OfRow(trade), flaw);
    }

    public override IEnumerable<RecordedRow> RowsOf(AuditEntry entry) =>
        entry is AuditEntry.Trade trade
            ? [new(AuditEntry.Trade.IdOf(trade.TradeId, trade.Timestamp), trade.Row, DateTimeOffset.MaxValue)]
            : [];

    public override Task<AuditRecord?> FindRecordAsync(Trail trail, string id, CancellationToken cancellation) =>
        trail.FindRecordAsync(id, cancellation);

    public override Task<Answer> ShowAsync(Trail trail, string id, CancellationToken cancellation) =>
        TradeFacts.DescribeAsync(trail, this, id, cancellation);

    /// <param name="trail">Their trail.</param>
    /// <param name="keys">The trail's.</param>
    /// <param name="id">A trade's, for all of its rows; or an <c>audit_id</c>, for one.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<AuditedTrade>> FindAsync(
        Trail trail,
        AuditKeys keys,
        string id,
        CancellationToken cancellation
    )
    {
        var judge = new TradeJudge(this, keys);
        if (id.StartsWith(TradeChains.Prefix, StringComparison.Ordinal))
        {
            return await trail.FindRecordItemAsync(id, cancellation) is { } record
                ? [judge.Judge(id, await FindRowAsync(trail, record, cancellation), record)]
                : [];
        }

        var found = new List<AuditedTrade>();
        await foreach (
            var row in trail.Reader.QueryAsync(table, Tables.Trades.HashKey, id).WithCancellation(cancellation)
        )
        {
            var auditId = IdOf(row);
            found.Add(judge.Judge(auditId, row, await trail.FindRecordItemAsync(auditId, cancellation)));
        }

        return found;
    }

    /// <summary>A record has its row's key among its attributes.</summary>
    async Task<Item?> FindRowAsync(Trail trail, Item record, CancellationToken cancellation) =>
        Tables.Trades.KeyAttributes.All(record.ContainsKey)
            ? await trail.Reader.GetAsync(
                table,
                new Item(Tables.Trades.KeyAttributes.Select(name => KeyValuePair.Create(name, record[name]))),
                cancellation
            )
            : null;
}
