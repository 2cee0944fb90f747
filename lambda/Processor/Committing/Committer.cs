using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;
using MarketData.Shared.Telemetry;

namespace MarketData.Processor.Committing;

/// <summary>
/// Brings a batch's events into the tables: load, decide, write, and where somebody else was first, decide again.
/// Symbols start together, to share reads and transactions. One that meets a difficulty goes on by itself, and only its
/// own events wait for it, or fail.
/// </summary>
public sealed class Committer(
    StateStore store,
    TransactionWriter writer,
    ProcessorSettings settings,
    Backoff backoff,
    FailureBoundary boundary,
    TimeProvider time
)
{
    /// <summary>A hot symbol is written by others all the time; the time for commits ends the tries before.</summary>
    const int MaxReloads = 100;

    /// <summary>
    /// After a lost race, and half, a third, a quarter of it after the next ones: who has lost often comes back sooner
    /// than who has just begun to lose, so that nobody starves. docs/scaling.md shows how long a hot symbol's events
    /// take.
    /// </summary>
    static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(40);

    /// <summary>What several symbols share, a read or a transaction, is soon sent again for each.</summary>
    const int SharedTries = 2;

    /// <param name="events">Each identity once.</param>
    /// <param name="terms">What holds for all decisions.</param>
    /// <param name="committed">Is told of each decision as soon as it is written.</param>
    /// <param name="cancellation">Ends it; what is not written by then fails.</param>
    public async Task<CommitReport> CommitAsync(
        IEnumerable<MarketEvent> events,
        DecisionTerms terms,
        Action<Decision> committed,
        CancellationToken cancellation
    )
    {
        var batch = new CommitBatch(events, terms, committed);
        await LoadAsync([.. batch.Symbols], batch, cancellation);
        return batch.Report;
    }

    async Task LoadAsync(IReadOnlyList<SymbolCommit> symbols, CommitBatch batch, CancellationToken cancellation)
    {
        var isShared = symbols.Count > 1;
        var rows = await boundary.TryAsync(
            isShared ? LogEvent.SharedCommitFailed : LogEvent.CommitFailed,
            () =>
                store.LoadRowsAsync(
                    symbols.Select(symbol => symbol.Symbol),
                    cancellation,
                    isShared ? SharedTries : TransientFailures.MaxTries
                ),
            () => [(LogFields.Symbols, string.Join(' ', symbols.Select(symbol => symbol.Symbol)))],
            cancellation
        );
        if (rows is null)
        {
            if (isShared && !cancellation.IsCancellationRequested)
            {
                await Task.WhenAll(symbols.Select(symbol => LoadAsync([symbol], batch, cancellation)));
            }

            return;
        }

        var (ready, alone) = (new List<SymbolCommit>(), new List<Task>());
        foreach (var symbol in symbols)
        {
            if (!rows.TryGet(symbol.Symbol, out var row))
            {
                alone.Add(AgainAsync(symbol, batch, cancellation));
            }
            else if (boundary.Try(LogEvent.CommitFailed, () => symbol.Load(row), symbol.Describe) is { } loaded)
            {
                if (loaded.FirstBar is { } first)
                {
                    alone.Add(LoadBarsAsync(symbol, first, batch, cancellation));
                }
                else
                {
                    ready.Add(symbol);
                }
            }
        }

        await Task.WhenAll([WriteAsync(ready, batch, cancellation), .. alone]);
    }

    async Task LoadBarsAsync(
        SymbolCommit symbol,
        DateTimeOffset first,
        CommitBatch batch,
        CancellationToken cancellation
    )
    {
        var bars = await boundary.TryAsync(
            LogEvent.CommitFailed,
            () => store.LoadBarsAsync(symbol.Symbol, first, cancellation),
            symbol.Describe,
            cancellation
        );
        if (bars is null)
        {
            return;
        }

        if (symbol.TryAccept(bars))
        {
            await WriteAsync([symbol], batch, cancellation);
        }
        else
        {
            batch.Report.AddConflict();
            await AgainAsync(symbol, batch, cancellation);
        }
    }

    async Task AgainAsync(SymbolCommit symbol, CommitBatch batch, CancellationToken cancellation)
    {
        if (symbol.Open.Count == 0)
        {
            return;
        }

        var waited = await boundary.TryAsync(
            LogEvent.CommitFailed,
            async () =>
            {
                await backoff.WaitUpToAsync(FirstWait / symbol.CountReload(MaxReloads), cancellation);
                return symbol;
            },
            symbol.Describe,
            cancellation
        );
        if (waited is not null)
        {
            await LoadAsync([symbol], batch, cancellation);
        }
    }

    /// <summary>Decides on symbols whose state is known, and writes that.</summary>
    async Task WriteAsync(IEnumerable<SymbolCommit> symbols, CommitBatch batch, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var decided = symbols
            .Where(symbol => symbol.Open.Count > 0)
            .Select(symbol =>
                boundary.Try(
                    LogEvent.CommitFailed,
                    () => CommitPut.Of(symbol.Decide(batch.Terms, now), settings),
                    symbol.Describe
                )
            )
            .OfType<IReadOnlyList<CommitPut>>();
        await Task.WhenAll(
            CommitTransaction.Pack(decided).Select(transaction => WriteAsync(transaction, batch, cancellation))
        );
    }

    async Task WriteAsync(CommitTransaction transaction, CommitBatch batch, CancellationToken cancellation)
    {
        var symbols = transaction.Decisions.Select(batch.Of).ToList();
        var (isShared, request) = (symbols.Count > 1, transaction.ToRequest());
        var result = await boundary.TryAsync(
            isShared ? LogEvent.SharedCommitFailed : LogEvent.CommitFailed,
            () => writer.WriteAsync(request, cancellation, isShared ? SharedTries : TransientFailures.MaxTries),
            transaction.Describe,
            cancellation
        );
        switch (result)
        {
            case TransactionResult.Committed:
                foreach (var decision in transaction.Decisions)
                {
                    batch.Committed(decision, time.GetUtcNow());
                }

                await WriteAsync(symbols, batch, cancellation);
                break;
            case TransactionResult.Refused(var reasons):
                await SettleAsync(transaction, reasons, batch, cancellation);
                break;
            default:
                if (isShared && !cancellation.IsCancellationRequested)
                {
                    await Task.WhenAll(symbols.Select(symbol => WriteAsync([symbol], batch, cancellation)));
                }

                break;
        }
    }

    /// <summary>What was not refused is written again without the rest.</summary>
    Task SettleAsync(
        CommitTransaction transaction,
        IReadOnlyList<CancellationReason> reasons,
        CommitBatch batch,
        CancellationToken cancellation
    )
    {
        var refused = transaction
            .Puts.Zip(reasons)
            .Where(put => TransactionWriter.IsCondition(put.Second))
            .ToLookup(put => batch.Of(put.First.Decision), put => (put.First, (Item?)put.Second.Item));
        var settled = transaction
            .Decisions.Select(batch.Of)
            .Where(symbol =>
                boundary.Try(
                    LogEvent.CommitFailed,
                    () => symbol.Refused([.. refused[symbol]], batch.Report),
                    symbol.Describe
                )
                    is not null
            )
            .ToLookup(symbol => symbol.NeedsState);
        return Task.WhenAll([
            WriteAsync(settled[false], batch, cancellation),
            .. settled[true].Select(symbol => AgainAsync(symbol, batch, cancellation)),
        ]);
    }
}
