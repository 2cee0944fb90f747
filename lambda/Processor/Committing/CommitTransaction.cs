using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Decisions;
using MarketData.Processor.Alerting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;

namespace MarketData.Processor.Committing;

/// <summary>
/// The decisions of one or more symbols, written together or not at all. Every put is conditional: the state on the
/// version that was decided on, everything that is written once on not being there.
/// </summary>
public sealed class CommitTransaction
{
    readonly List<TransactWriteItem> items = new(TransactionWriter.MaxItems);
    readonly List<Origin> origins = new(TransactionWriter.MaxItems);
    readonly List<Decision> decisions = [];

    /// <summary>What an item was written for.</summary>
    /// <param name="Decision">The symbol's decision.</param>
    /// <param name="Event">The event, or null for the state row and the bars.</param>
    public sealed record Origin(Decision Decision, RecordedEvent? Event);

    public IReadOnlyList<Decision> Decisions => decisions;

    /// <summary>In the order of the items, and so of the reasons when the transaction is cancelled.</summary>
    public IReadOnlyList<Origin> Origins => origins;

    public TransactWriteItemsRequest Request { get; }

    CommitTransaction() =>
        Request = new TransactWriteItemsRequest
        {
            TransactItems = items,
            // One token for all tries: a try that timed out after it was written is then not written again.
            ClientRequestToken = Guid.NewGuid().ToString(),
        };

    /// <summary>Packs whole decisions, in order, into as few transactions as that takes.</summary>
    public static IReadOnlyList<CommitTransaction> Pack(IEnumerable<Decision> decisions, ProcessorSettings settings)
    {
        var transactions = new List<CommitTransaction>();
        foreach (var decision in decisions)
        {
            if (
                transactions.Count == 0
                || transactions[^1].items.Count + decision.ItemCount > TransactionWriter.MaxItems
            )
            {
                transactions.Add(new CommitTransaction());
            }

            transactions[^1].Add(decision, settings);
        }

        return transactions;
    }

    void Add(Decision decision, ProcessorSettings settings)
    {
        decisions.Add(decision);
        Add(
            decision,
            null,
            Puts.State(settings.SymbolStateTable, SymbolStateItem.Write(decision.Next), decision.Previous.Head)
        );
        foreach (var bar in decision.Bars)
        {
            Add(decision, null, Puts.Overwriting(settings.BarsTable, BarItem.Write(decision.Next.Symbol, bar)));
        }

        foreach (var recorded in decision.Events)
        {
            Add(
                decision,
                recorded,
                Puts.Once(settings.MarketDataTable, EventItem.Key, EventItem.Write(recorded, settings.EventRetention))
            );
            Add(
                decision,
                recorded,
                Puts.Once(settings.AuditTrailTable, AuditItem.Key, AuditItem.Write(recorded.Audit))
            );
            foreach (var alert in recorded.Alerts)
            {
                Add(
                    decision,
                    recorded,
                    Puts.Once(
                        settings.AlertsTable,
                        AlertItem.Key,
                        AlertItem.Write(alert, recorded.Audit.Entry.Stages.Decided)
                    )
                );
            }
        }
    }

    void Add(Decision decision, RecordedEvent? recorded, Put put)
    {
        items.Add(new TransactWriteItem { Put = put });
        origins.Add(new Origin(decision, recorded));
    }
}
