using Amazon.SQS;

namespace MarketData.Sandbox.Trades;

/// <summary>Waits until every trade that was sent is recorded, refused, or in a dead-letter queue.</summary>
sealed class TradeSettling(RunningTrades trades, IAmazonSQS sqs)
{
    /// <summary>How long to wait while nothing moves: longer than a task's last retry.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Ends without an error when nothing moves any more: the accounting then says what is missing.</summary>
    public async Task WaitAsync(Func<bool> isFed, Action<int> onProgress, CancellationToken cancellation)
    {
        var (last, lastChange) = (-1, TimeProvider.System.GetTimestamp());
        while (TimeProvider.System.GetElapsedTime(lastChange) < Patience)
        {
            foreach (var dead in await TradeDeadLetters.ReadAsync(sqs, trades.Deployed, cancellation))
            {
                trades.Ledger.NoteDead(dead);
            }

            var settled = trades.Ledger.Settled;
            onProgress(settled);
            if (isFed() && settled >= trades.Ledger.Sent.Count)
            {
                return;
            }

            if (settled != last)
            {
                (last, lastChange) = (settled, TimeProvider.System.GetTimestamp());
            }

            await Task.Delay(BetweenLooks, cancellation);
        }
    }
}
