using MarketData.Domain.Audit;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;

namespace MarketData.Processor.Committing;

/// <summary>
/// Brings a batch's events into the tables: load, decide, write, and where somebody else was first, decide again.
/// It ends when every event is stored or known, or when time is up.
/// </summary>
public sealed class Committer(
    StateStore store,
    TransactionWriter writer,
    AuditKey key,
    ProcessorSettings settings,
    Backoff backoff,
    JsonLog log,
    TimeProvider time
)
{
    public async Task<CommitReport> CommitAsync(
        IEnumerable<MarketEvent> events,
        RuleBook rules,
        DateTimeOffset decodedAt,
        CancellationToken cancellation
    )
    {
        var report = new CommitReport();
        var works = events
            .GroupBy(marketEvent => marketEvent.Symbol)
            .ToDictionary(group => group.Key, group => new SymbolWork(group.Key, group));
        try
        {
            for (var round = 0; works.Count > 0; round++)
            {
                await CommitRoundAsync(round, works, rules, decodedAt, report, cancellation);
            }
        }
        catch (Exception failure)
        {
            log.Error("commit ended early", failure, ("symbols", string.Join(' ', works.Keys)));
        }

        return report;
    }

    async Task CommitRoundAsync(
        int round,
        Dictionary<Symbol, SymbolWork> works,
        RuleBook rules,
        DateTimeOffset decodedAt,
        CommitReport report,
        CancellationToken cancellation
    )
    {
        var outdated = works.Values.Where(work => work.NeedsState).ToList();
        if (round > 0 && outdated.Count > 0)
        {
            await backoff.WaitAsync(round, cancellation);
        }

        report.Conflicts += await LoadAsync(outdated, cancellation);
        var now = time.GetUtcNow();
        var ready = works.Values.Where(work => !work.NeedsState);
        var transactions = CommitTransaction.Pack(
            ready.Select(work => work.Decide(rules, key, decodedAt, now)).OfType<Decision>(),
            settings
        );
        var results = await Task.WhenAll(
            transactions.Select(transaction => writer.WriteAsync(transaction.Request, cancellation))
        );
        foreach (var (transaction, result) in transactions.Zip(results))
        {
            Settle(transaction, result, works, report);
        }

        foreach (var work in works.Values.ToList())
        {
            if (work.Failure is not null)
            {
                GiveUp(work.Symbol, work.Open, work.Failure, works);
            }
            else if (work.Open.Count == 0)
            {
                works.Remove(work.Symbol);
            }
        }
    }

    /// <returns>How many could not be loaded, because another consumer committed meanwhile.</returns>
    async Task<int> LoadAsync(List<SymbolWork> works, CancellationToken cancellation)
    {
        if (works.Count == 0)
        {
            return 0;
        }

        var rows = await store.LoadRowsAsync([.. works.Select(work => work.Symbol)], cancellation);
        var taken = await Task.WhenAll(
            works.Select(work => work.LoadAsync(store, rows.GetValueOrDefault(work.Symbol.Value), cancellation))
        );
        return taken.Count(isTaken => !isTaken);
    }

    void Settle(
        CommitTransaction transaction,
        TransactionResult result,
        Dictionary<Symbol, SymbolWork> works,
        CommitReport report
    )
    {
        switch (result)
        {
            case TransactionResult.Committed:
                var at = time.GetUtcNow();
                foreach (var decision in transaction.Decisions)
                {
                    works[decision.Next.Symbol].Committed(decision);
                    report.AddStored(decision, at);
                }

                break;
            case TransactionResult.Refused(var reasons):
                foreach (var (origin, reason) in transaction.Origins.Zip(reasons))
                {
                    if (TransactionWriter.IsCondition(reason))
                    {
                        SettleRefusal(origin, reason.Item, works[origin.Decision.Next.Symbol], report);
                    }
                }

                break;
            case TransactionResult.Failed(var failure):
                foreach (var decision in transaction.Decisions)
                {
                    GiveUp(decision.Next.Symbol, decision.Events.Select(recorded => recorded.Event), failure, works);
                }

                break;
        }
    }

    void GiveUp(Symbol symbol, IEnumerable<MarketEvent> events, Exception failure, Dictionary<Symbol, SymbolWork> works)
    {
        log.Error(
            "commit failed",
            failure,
            ("symbol", symbol.Value),
            ("events", string.Join(' ', events.Select(marketEvent => marketEvent.Identity)))
        );
        works.Remove(symbol);
    }

    /// <summary>A refused state row is an old version; anything else refused belongs to an event that is known.</summary>
    static void SettleRefusal(CommitTransaction.Origin origin, Item? stored, SymbolWork work, CommitReport report)
    {
        if (origin.Event is not { Event: var marketEvent })
        {
            work.Outdated();
            report.Conflicts++;
            return;
        }

        if (!work.Drop(marketEvent.Identity))
        {
            return;
        }

        report.AddKnown(
            stored is not null && EventItem.IsEvent(stored)
                ? new KnownEvent(marketEvent, EventItem.Read(stored), EventItem.ReadAlertIds(stored))
                : new KnownEvent(marketEvent, Stored: null, AlertIds: [])
        );
    }
}
