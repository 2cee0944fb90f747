using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Shared.Storage;

namespace MarketData.Processor.Committing;

/// <summary>The decisions of one or more symbols, written together or not at all.</summary>
public sealed class CommitTransaction
{
    readonly List<CommitPut> puts = new(TransactionWriter.MaxItems);
    readonly List<Decision> decisions = [];

    CommitTransaction() { }

    /// <summary>In the order of the request's items, and so of the reasons when the transaction is cancelled.</summary>
    public IReadOnlyList<CommitPut> Puts => puts;

    public IReadOnlyList<Decision> Decisions => decisions;

    /// <summary>Packs the puts of whole decisions, in order, into as few transactions as that takes.</summary>
    public static IReadOnlyList<CommitTransaction> Pack(IEnumerable<IReadOnlyList<CommitPut>> decided)
    {
        var transactions = new List<CommitTransaction>();
        foreach (var ofOne in decided)
        {
            if (transactions is not [.., { } last] || last.puts.Count + ofOne.Count > TransactionWriter.MaxItems)
            {
                transactions.Add(last = new CommitTransaction());
            }

            last.decisions.Add(ofOne[0].Decision);
            last.puts.AddRange(ofOne);
        }

        return transactions;
    }

    /// <summary>For a log line.</summary>
    public (string Name, string? Value)[] Describe() =>
        [
            (LogFields.Symbols, string.Join(' ', decisions.Select(decision => decision.Next.Symbol))),
            (
                LogFields.Events,
                string.Join(' ', puts.Select(put => put.Event?.Event.Identity).OfType<EventIdentity>().Distinct())
            ),
        ];

    /// <summary>
    /// One request for all tries, with one token: a try that timed out after it was written is not written again.
    /// </summary>
    public TransactWriteItemsRequest ToRequest() =>
        new()
        {
            TransactItems = [.. puts.Select(put => new TransactWriteItem { Put = put.Put })],
            ClientRequestToken = Guid.NewGuid().ToString(),
        };
}
