using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;
using MarketData.Shared.Trail;

namespace MarketData.Trades.Recording;

/// <summary>
/// Writes a trade's row, its audit record and the new end of its chain in one transaction. All rows of a trade id hang
/// on the same chain: what was read of them after the end was read still holds if the end has not moved when they are
/// written.
/// </summary>
sealed class TradeRecorder(
    IAmazonDynamoDB dynamo,
    TradeRows rows,
    TransactionWriter writer,
    AuditKeyStore keys,
    RecordSettings settings,
    Backoff backoff,
    TimeProvider time
)
{
    /// <summary>Of 256 chains one is seldom written by others at all; the task's time ends the tries before.</summary>
    const int MaxTries = 50;

    /// <returns>The row that stands for the trade now, and whether it stood there before.</returns>
    public async Task<(RecordedTrade Row, bool WasThere)> RecordAsync(
        UnrecordedTrade trade,
        CancellationToken cancellation
    )
    {
        var chain = TradeChains.Of(trade.Id.Value);
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            if (attempt > 0)
            {
                await backoff.WaitAsync(attempt, cancellation);
            }

            var end = await LoadEndAsync(chain, cancellation);
            var known = await rows.LoadAsync(trade.Id, cancellation);
            if (!end.Fits(trade.Id, known))
            {
                continue;
            }

            var row = trade.After(known, time.GetUtcNow());
            if (known.FirstOrDefault(other => IsSame(other, row)) is { } same)
            {
                return (same, WasThere: true);
            }

            var ring = await keys.GetAsync(cancellation);
            var record = ring.For(end.Head, row.RecordedAt).Link(end.Head, EntryOf(row));
            if (
                await writer.WriteAsync(Transaction(row, record, end.Head), cancellation) is TransactionResult.Committed
            )
            {
                return (row, WasThere: false);
            }
        }

        throw new TimeoutException(
            $"{trade.Id} was not recorded in {MaxTries} tries: each time the end of {chain} had moved before it was "
                + "written, or does not fit the rows behind it."
        );
    }

    /// <summary>
    /// A trade that was refused and comes again is judged again: what it was refused for may have changed meanwhile.
    /// </summary>
    static bool IsSame(RecordedTrade known, RecordedTrade row) =>
        known.ContentHash == row.ContentHash && (known.Status == TradeStatus.Recorded || known.Status == row.Status);

    static AuditEntry.Trade EntryOf(RecordedTrade row) =>
        new(
            row.Id.Value,
            row.Timestamp,
            Codes.Of(row.Status),
            TradeDigest.OfRow(row),
            row.Event.Id,
            row.Event.Time,
            row.RecordedAt
        );

    async Task<TradeChainEnd> LoadEndAsync(string chain, CancellationToken cancellation)
    {
        var key = ChainHeadItem.KeyOf(Tables.TradesState, chain);
        var answer = await backoff.RetryAsync(
            () => dynamo.GetItemAsync(settings.StateTable, key, consistentRead: true, cancellation),
            cancellation
        );
        return answer.Item is { Count: > 0 } item ? TradeChainEnd.Read(item) : default;
    }

    /// <summary>
    /// One request for all tries, with one token: what was written without an answer is not written again.
    /// </summary>
    TransactWriteItemsRequest Transaction(RecordedTrade row, AuditRecord record, ChainHead head)
    {
        Put[] puts =
        [
            ChainHeadItem.PutAfter(settings.Trail, TradeChainEnd.Write(record), head),
            Puts.Once(settings.AuditTrailTable, Tables.TradesAuditTrail, AuditItem.Write(record)),
            Puts.Once(settings.TradesTable, Tables.Trades, TradeItem.Write(row)),
        ];
        return new()
        {
            TransactItems = [.. puts.Select(put => new TransactWriteItem { Put = put })],
            ClientRequestToken = Guid.NewGuid().ToString(),
        };
    }
}
