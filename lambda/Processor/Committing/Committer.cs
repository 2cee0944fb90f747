using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;
using MarketData.Processor.Telemetry;

namespace MarketData.Processor.Committing;

/// <summary>
/// Brings a batch's events into the tables: load, decide, write, and where somebody else was first, decide again.
/// It ends when every event is stored or known, or when time is up. What fails for one symbol fails its events alone.
/// </summary>
public sealed class Committer(
    StateStore store,
    TransactionWriter writer,
    AuditKey key,
    ProcessorSettings settings,
    Backoff backoff,
    FailureBoundary boundary,
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
        var batch = new CommitBatch(
            events,
            new DecisionTerms
            {
                Rules = rules,
                Key = key,
                DecodedAt = decodedAt,
                EventRetentionDays = settings.EventRetentionDays,
                MaxItems = TransactionWriter.MaxItems,
            }
        );
        await boundary.TryAsync(
            LogEvent.CommitEndedEarly,
            async () =>
            {
                for (var round = 0; batch.Open.Count > 0; round++)
                {
                    await CommitRoundAsync(round, batch, cancellation);
                }

                return batch;
            },
            () => [(LogFields.Symbols, string.Join(' ', batch.Open.Keys))],
            cancellation
        );
        return batch.Report;
    }

    async Task CommitRoundAsync(int round, CommitBatch batch, CancellationToken cancellation)
    {
        await LoadAsync(round, batch, cancellation);
        var transactions = CommitTransaction.Pack(Decide(batch));
        var results = await Task.WhenAll(
            transactions.Select(transaction =>
                boundary.TryAsync(
                    LogEvent.CommitFailed,
                    () => writer.WriteAsync(transaction.ToRequest(), cancellation),
                    transaction.Describe,
                    cancellation
                )
            )
        );
        foreach (var (transaction, result) in transactions.Zip(results))
        {
            Settle(transaction, result, batch);
        }

        foreach (var symbol in batch.Open.Values.Where(symbol => symbol.Open.Count == 0).ToList())
        {
            batch.Open.Remove(symbol.Symbol);
        }
    }

    async Task LoadAsync(int round, CommitBatch batch, CancellationToken cancellation)
    {
        var symbols = batch.Open.Values.Where(symbol => symbol.NeedsState).ToList();
        if (symbols.Count == 0)
        {
            return;
        }

        if (round > 0)
        {
            await backoff.WaitAsync(round, cancellation);
        }

        var rows = await store.LoadRowsAsync([.. symbols.Select(symbol => symbol.Symbol)], cancellation);
        var loaded = await Task.WhenAll(
            symbols.Select(symbol =>
                boundary.TryAsync(
                    LogEvent.CommitFailed,
                    async () =>
                    {
                        await symbol.LoadAsync(store, rows.GetValueOrDefault(symbol.Symbol.Value), cancellation);
                        return symbol;
                    },
                    symbol.Describe,
                    cancellation
                )
            )
        );
        GiveUp(symbols.Except(loaded.OfType<SymbolCommit>()), batch);
        batch.Report.Conflicts += loaded.Count(symbol => symbol?.NeedsState == true);
    }

    /// <returns>What is to be written for each symbol whose state is known.</returns>
    List<IReadOnlyList<CommitPut>> Decide(CommitBatch batch)
    {
        var now = time.GetUtcNow();
        var decided = new List<IReadOnlyList<CommitPut>>();
        foreach (var symbol in batch.Open.Values.Where(symbol => !symbol.NeedsState).ToList())
        {
            var puts = boundary.Try(
                LogEvent.CommitFailed,
                () => CommitPut.Of(symbol.Decide(batch.Terms, now), settings),
                symbol.Describe
            );
            if (puts is null)
            {
                GiveUp([symbol], batch);
            }
            else
            {
                decided.Add(puts);
            }
        }

        return decided;
    }

    void Settle(CommitTransaction transaction, TransactionResult? result, CommitBatch batch)
    {
        switch (result)
        {
            case TransactionResult.Committed:
                var at = time.GetUtcNow();
                foreach (var decision in transaction.Decisions)
                {
                    batch.Open[decision.Next.Symbol].Committed(decision);
                    batch.Report.AddStored(decision, at);
                }

                break;
            case TransactionResult.Refused(var reasons):
                var refused = transaction.Puts.Zip(reasons).Where(put => TransactionWriter.IsCondition(put.Second));
                foreach (var puts in refused.GroupBy(put => batch.Open[put.First.Decision.Next.Symbol]))
                {
                    SettleRefusal(puts.Key, puts, batch);
                }

                break;
            default:
                GiveUp(transaction.Decisions.Select(decision => batch.Open[decision.Next.Symbol]), batch);
                break;
        }
    }

    void SettleRefusal(
        SymbolCommit symbol,
        IEnumerable<(CommitPut Put, CancellationReason Reason)> refused,
        CommitBatch batch
    )
    {
        var settled = boundary.Try(
            LogEvent.CommitFailed,
            () =>
            {
                symbol.Refused([.. refused.Select(put => (put.Put, (Item?)put.Reason.Item))], batch.Report);
                return symbol;
            },
            symbol.Describe
        );
        if (settled is null)
        {
            GiveUp([symbol], batch);
        }
    }

    static void GiveUp(IEnumerable<SymbolCommit> symbols, CommitBatch batch)
    {
        foreach (var symbol in symbols)
        {
            batch.Open.Remove(symbol.Symbol);
        }
    }
}
