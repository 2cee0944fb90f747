using System.Diagnostics;
using MarketData.Domain.Trades;
using MarketData.Sandbox.Report;

namespace MarketData.Sandbox.Trades;

/// <summary>What came of every trade that was sent.</summary>
public sealed record TradeAccounting
{
    /// <summary>Executions that were started, and those that failed.</summary>
    public required int Started { get; init; }

    public required int FailedExecutions { get; init; }

    public required int Sent { get; init; }
    public required int Recorded { get; init; }
    public required int Enriched { get; init; }

    /// <summary>By the codes of their reasons.</summary>
    public required IReadOnlyDictionary<string, int> Refused { get; init; }

    /// <summary>Events of a trade that was recorded before.</summary>
    public required int Duplicates { get; init; }

    /// <summary>In the dead-letter queues.</summary>
    public required int DeadLetters { get; init; }

    public required Latency Latency { get; init; }
    public required double TradesPerSecond { get; init; }

    /// <summary>Empty when everything comes out.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public static TradeAccounting Of(TradeLedger ledger, StoredTrades stored)
    {
        var answered = ledger
            .Sent.Select(sent => (Sent: sent, Answer: ledger.AnswerOf(sent)))
            .Where(pair => pair.Answer is not null)
            .ToList();
        var rows = stored.Rows;
        var refused = rows.Where(row => row.Status != TradeStatus.Recorded)
            .CountBy(row => row.Reasons[0].Code)
            .ToDictionary();
        return new()
        {
            Started = stored.Executions.Values.Sum(),
            FailedExecutions = stored.Executions.GetValueOrDefault("FAILED"),
            Sent = ledger.Sent.Count,
            Recorded = rows.Count(row => row.Status == TradeStatus.Recorded),
            Enriched = rows.Count(row => row is { Status: TradeStatus.Recorded, Enrichment.IsEnriched: true }),
            Refused = refused,
            Duplicates =
                answered.Count - answered.DistinctBy(pair => (pair.Answer!.TradeId, pair.Answer.Timestamp)).Count(),
            DeadLetters = ledger.Sent.Count(ledger.IsDead),
            Latency = Latency.Of(answered.Select(pair => (pair.Sent.SentAt, pair.Answer!.At))),
            TradesPerSecond = RateOf([.. answered.Select(pair => (pair.Sent.SentAt, pair.Answer!.At))]),
            Problems = [.. TradeDiscrepancies.Between(ledger, stored)],
        };
    }

    /// <summary>From the first trade's sending to the last one's record.</summary>
    static double RateOf(IReadOnlyList<(long SentAt, long At)> times) =>
        times.Count == 0
            ? 0
            : times.Count
                / Stopwatch.GetElapsedTime(times.Min(time => time.SentAt), times.Max(time => time.At)).TotalSeconds;
}
