using System.Diagnostics;
using Amazon.EventBridge;
using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.Sandbox.Trades;

/// <summary>Puts trades on their bus, one by one, as their prints are stored.</summary>
public sealed class TradeFeeder(IAmazonEventBridge eventBridge, string busName, TradeLedger ledger)
{
    /// <summary>The interpreter of states takes a thread for each.</summary>
    const int MostUnderWay = 12;

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <param name="trades">In the order in which they are sent.</param>
    /// <param name="rate">A second at the most; null for as fast as they are processed.</param>
    /// <param name="storedEvents">How many of the session's events are stored by now.</param>
    /// <param name="isOver">Nothing more will be stored.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task FeedAsync(
        IReadOnlyList<SandboxTrade> trades,
        double? rate,
        Func<int> storedEvents,
        Func<bool> isOver,
        CancellationToken cancellation
    )
    {
        var running = Stopwatch.StartNew();
        foreach (var (i, trade) in trades.Index())
        {
            await WaitUntilAsync(() => storedEvents() >= trade.AfterEvents || isOver(), cancellation);
            await WaitUntilAsync(() => trade.After is null || ledger.IsOver(trade.After), cancellation);
            await WaitUntilAsync(() => ledger.Sent.Count - ledger.Settled < MostUnderWay, cancellation);
            if (
                rate is { } perSecond
                && TimeSpan.FromSeconds(i / perSecond) - running.Elapsed is var wait
                && wait > TimeSpan.Zero
            )
            {
                await Task.Delay(wait, cancellation);
            }

            await PutAsync(trade, cancellation);
        }
    }

    async Task PutAsync(SandboxTrade trade, CancellationToken cancellation)
    {
        var sentAt = Stopwatch.GetTimestamp();
        var answer = await eventBridge.PutEventsAsync(
            new()
            {
                Entries =
                [
                    new()
                    {
                        EventBusName = busName,
                        Source = $"{TradeEvents.SourcePrefix}sandbox",
                        DetailType = TradeEvents.DetailType,
                        Detail = trade.Detail,
                    },
                ],
            },
            cancellation
        );
        var entry = answer.Entries!.Single();
        ledger.NoteSent(
            new(
                trade,
                entry.EventId
                    ?? throw new ToolException(
                        $"The bus '{busName}' refused a trade: {entry.ErrorCode} {entry.ErrorMessage}."
                    ),
                sentAt
            )
        );
    }

    static async Task WaitUntilAsync(Func<bool> holds, CancellationToken cancellation)
    {
        while (!holds())
        {
            await Task.Delay(BetweenLooks, cancellation);
        }
    }
}
