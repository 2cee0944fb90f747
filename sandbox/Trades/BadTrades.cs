using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;

namespace MarketData.Sandbox.Trades;

/// <summary>A trade for each thing that can be wrong with one.</summary>
public static class BadTrades
{
    static readonly string FortyDigits = new('9', 40);

    /// <summary>With a kilobyte for the rest of its event: all that an execution takes.</summary>
    const int LargestNote = TradeEvents.MaxInputBytes - 1024;

    static readonly (TradeReason Reason, Func<TradeDraft, TradeDraft> Spoil)[] Mistakes =
    [
        (TradeReason.AmountNotPositive, draft => draft with { Amount = "0" }),
        (TradeReason.AmountNotPositive, draft => draft with { Amount = "-250.5" }),
        (TradeReason.AmountNotFinite, draft => draft with { Amount = "\"NaN\"" }),
        (TradeReason.AmountOutOfRange, draft => draft with { Amount = $"\"{FortyDigits}\"" }),
        (TradeReason.AmountAboveThreshold, draft => draft with { Amount = "\"999999999999\"" }),
        (TradeReason.UnknownCurrency, draft => draft with { Currency = "ZZZ" }),
        (TradeReason.UnknownSourceSystem, draft => draft with { SourceSystem = "EXCEL" }),
        (TradeReason.ExecutedInTheFuture, draft => draft with { ExecutedAt = "2999-01-04T10:00:00Z" }),
        (TradeReason.NotABusinessDate, draft => draft with { ExecutedAt = "2013-10-05T10:00:00Z" }),
        (TradeReason.InvalidTradeId, draft => draft with { TradeId = $"{draft.TradeId}|" }),
        (TradeReason.TooLarge, draft => draft with { Note = new('x', 70_000) }),
        (TradeReason.Conflict, draft => draft),
        (TradeReason.TooLarge, draft => draft with { Note = new('x', LargestNote) }),
    ];

    /// <summary>How many things can be wrong.</summary>
    public static int Kinds => Mistakes.Length;

    /// <summary>
    /// Spreads that many among the good ones; one under a known id comes after the one that it conflicts with.
    /// </summary>
    public static IEnumerable<SandboxTrade> MixInto(IReadOnlyList<SandboxTrade> trades, int count)
    {
        var bad = 0;
        foreach (var (i, trade) in trades.Index())
        {
            yield return trade;
            for (; bad < count && (long)bad * trades.Count < (long)(i + 1) * count; bad++)
            {
                yield return Create(bad, trade);
            }
        }
    }

    static SandboxTrade Create(int number, SandboxTrade good)
    {
        var (reason, spoil) = Mistakes[number % Mistakes.Length];
        var isConflict = reason == TradeReason.Conflict;
        var draft = new TradeDraft
        {
            TradeId = isConflict ? good.Id! : $"BAD-{number}",
            Amount = "\"4711.5\"",
            SourceSystem = "OMS",
            Symbol = "IBM",
            Side = "BUY",
            Price = 181.5m,
            Quantity = 26,
            ExecutedAt = "2013-10-08T14:00:00Z",
            Note = $"{number}",
        };
        return new(
            reason == TradeReason.InvalidTradeId ? null : draft.TradeId,
            spoil(draft).ToJson(),
            good.AfterEvents,
            Codes.Of(reason)
        )
        {
            After = isConflict ? good.Id : null,
        };
    }
}
