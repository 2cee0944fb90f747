using Amazon.DynamoDBv2;
using Amazon.SQS;
using MarketData.Contract;
using MarketData.Ops.Deployment;
using MarketData.Sandbox.Deployment;

namespace MarketData.Sandbox.Report;

/// <summary>What the system holds at the end of a run.</summary>
public sealed record StoredState
{
    public required IReadOnlySet<string> EventIds { get; init; }
    public required IReadOnlyDictionary<string, StoredAudit> Audits { get; init; }
    public required IReadOnlyDictionary<string, int> AlertsByStatus { get; init; }

    /// <summary>The bodies.</summary>
    public required IReadOnlyList<string> DeadLetters { get; init; }

    public static async Task<StoredState> ReadAsync(
        IAmazonDynamoDB dynamoDb,
        IAmazonSQS sqs,
        StackOutputs outputs,
        CancellationToken cancellation
    )
    {
        var tables = new TableReader(dynamoDb);
        return new()
        {
            EventIds = await tables
                .ScanAsync(outputs.MarketDataTable)
                .Select(item => item[Tables.MarketData.HashKey].S)
                .ToHashSetAsync(cancellationToken: cancellation),
            Audits = await tables
                .ScanAsync(outputs.AuditTrailTable)
                .ToDictionaryAsync(
                    item => item[Tables.AuditTrail.HashKey].S,
                    item => new StoredAudit(item["outcome"].S, item.GetValueOrDefault("reason")?.S),
                    cancellationToken: cancellation
                ),
            // The table also holds the counters of messages, which belong to no event.
            AlertsByStatus = await tables
                .ScanAsync(outputs.AlertsTable)
                .Where(item => item.ContainsKey(Tables.AlertRules.HashKey))
                .CountBy(item => item["status"].S)
                .ToDictionaryAsync(cancellationToken: cancellation),
            DeadLetters = await new DeadLetters(sqs, outputs.DeadLetterQueueUrl).BodiesAsync(cancellation),
        };
    }
}
