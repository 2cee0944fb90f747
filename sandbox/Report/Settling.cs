using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Sandbox.Deployment;

namespace MarketData.Sandbox.Report;

/// <summary>
/// Waits until every event that was sent has come to its end: stored, or rejected and moved, and its alerts published.
/// </summary>
sealed class Settling(Ledger ledger, IAmazonDynamoDB dynamoDb, StackOutputs outputs)
{
    /// <summary>How long to wait while nothing moves.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Alerts that nobody published wait for the sweep, which comes each minute and takes those of the minutes before
    /// the last.
    /// </summary>
    static readonly TimeSpan PatienceWithAlerts = TimeSpan.FromMinutes(4);

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Ends without an error when nothing moves any more: the accounting then says what is missing.</summary>
    public async Task WaitAsync(Action<int> onProgress, Action throwIfStopped, CancellationToken cancellation)
    {
        var (last, lastChange, patience) = (-1, TimeProvider.System.GetTimestamp(), Patience);
        while (last < 0 || TimeProvider.System.GetElapsedTime(lastChange) < patience)
        {
            throwIfStopped();
            var isDone = ledger.Settled >= ledger.Sent.Count;
            if (isDone && await PendingAlertsAsync(cancellation) == 0)
            {
                return;
            }

            patience = isDone ? PatienceWithAlerts : Patience;
            onProgress(ledger.Settled);
            if (ledger.Settled != last)
            {
                (last, lastChange) = (ledger.Settled, TimeProvider.System.GetTimestamp());
            }

            await Task.Delay(BetweenLooks, cancellation);
        }
    }

    async Task<int> PendingAlertsAsync(CancellationToken cancellation)
    {
        var pending = await dynamoDb.ScanAsync(
            new ScanRequest
            {
                TableName = outputs.AlertsTable,
                IndexName = Tables.StatusIndex.Name,
                Select = Select.COUNT,
            },
            cancellation
        );
        return pending.Count ?? 0;
    }
}
