using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;
using MarketData.Shared.Storage;
using MarketData.Shared.Trail;

namespace MarketData.Processor.Rejecting;

/// <summary>Appends rejections to their chains: the records and the chain's new head in one transaction.</summary>
public sealed class RejectionTrail(
    StateStore store,
    TransactionWriter writer,
    ProcessorSettings settings,
    Backoff backoff,
    TimeProvider time
)
{
    /// <param name="chain">The entries' chain.</param>
    /// <param name="entries">Rejections, each once.</param>
    /// <param name="keys">What chains them.</param>
    /// <param name="cancellation">Ends the tries.</param>
    /// <returns>
    /// The entries that were new, as they are written. The others were recorded before: the queue delivers a rejected
    /// message several times.
    /// </returns>
    public async IAsyncEnumerable<AuditEntry.Rejection> AppendAsync(
        string chain,
        IEnumerable<AuditEntry.Rejection> entries,
        AuditKeys keys,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var open = entries.ToList();
        for (var attempt = 0; open.Count > 0; attempt++)
        {
            if (attempt > 0)
            {
                await backoff.WaitAsync(attempt, cancellation);
            }

            var head = await store.LoadHeadAsync(chain, cancellation);
            var key = keys.For(head, time.GetUtcNow());
            var records = Link(key, head, open.Take(TransactionWriter.MaxItems - 1));
            switch (await writer.WriteAsync(Request(chain, head, records), cancellation))
            {
                case TransactionResult.Committed:
                    foreach (var rejection in open.Take(records.Count))
                    {
                        yield return rejection;
                    }

                    open.RemoveRange(0, records.Count);
                    break;
                case TransactionResult.Refused(var reasons):
                    // The first reason is the head's: if it was refused, another consumer was first.
                    var known = open.Zip(reasons.Skip(1))
                        .Where(pair => TransactionWriter.IsCondition(pair.Second))
                        .Select(pair => pair.First)
                        .ToList();
                    open.RemoveAll(known.Contains);

                    break;
            }
        }
    }

    static List<AuditRecord> Link(AuditKey key, ChainHead head, IEnumerable<AuditEntry.Rejection> entries)
    {
        var records = new List<AuditRecord>();
        foreach (var entry in entries)
        {
            var record = key.Link(head, entry);
            records.Add(record);
            head = ChainHead.Of(record);
        }

        return records;
    }

    TransactWriteItemsRequest Request(string chain, ChainHead head, List<AuditRecord> records)
    {
        var newHead = ChainHeadItem.Write(Tables.SymbolState, chain, ChainHead.Of(records[^1]));
        return new TransactWriteItemsRequest
        {
            TransactItems =
            [
                new() { Put = ChainHeadItem.PutAfter(settings.Trail, newHead, head) },
                .. records.Select(record => new TransactWriteItem
                {
                    Put = Puts.Once(settings.AuditTrailTable, Tables.AuditTrail, AuditItem.Write(record)),
                }),
            ],
            ClientRequestToken = Guid.NewGuid().ToString(),
        };
    }
}
