using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Feed;

namespace MarketData.Sandbox.Report;

/// <summary>Waits until every event that was sent has come to its end: stored, or dead, and its alerts published.</summary>
sealed class Settling(Ledger ledger, IAmazonDynamoDB dynamoDb, IAmazonSQS sqs, StackOutputs outputs)
{
    /// <summary>A run that has come no step further for so long will not.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Ends without an error when nothing moves any more: the accounting then says what is missing.</summary>
    public async Task WaitAsync(Action<int> onProgress, Action throwIfStopped, CancellationToken cancellation)
    {
        var bad = ledger.Sent.Count(item => item.Item.Expected is Expectation.Rejected);
        var good = ledger.Sent.Count - bad;
        var (last, lastChange) = (-1, TimeProvider.System.GetTimestamp());
        while (last < 0 || TimeProvider.System.GetElapsedTime(lastChange) < Patience)
        {
            throwIfStopped();
            var dead = await StoredState.DepthAsync(sqs, outputs.DeadLetterQueueUrl, cancellation);
            if (ledger.Settled >= good && dead >= bad && await PendingAlertsAsync(cancellation) == 0)
            {
                return;
            }

            onProgress(ledger.Settled + dead);
            if (ledger.Settled + dead != last)
            {
                (last, lastChange) = (ledger.Settled + dead, TimeProvider.System.GetTimestamp());
            }

            await Task.Delay(BetweenLooks, cancellation);
        }
    }

    async Task<int> PendingAlertsAsync(CancellationToken cancellation)
    {
        var pending = await dynamoDb.ScanAsync(
            new ScanRequest { TableName = outputs.AlertsTable, IndexName = "StatusIndex", Select = Select.COUNT }, cancellation);
        return pending.Count ?? 0;
    }
}
