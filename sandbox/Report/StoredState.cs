using Amazon.DynamoDBv2;
using Amazon.SQS;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Ops.Audit;
using MarketData.Ops.Deployment;
using MarketData.Processor.Storage;
using MarketData.Sandbox.Deployment;
using MarketData.Shared.Trail;

namespace MarketData.Sandbox.Report;

/// <summary>What the system holds at the end of a run.</summary>
public sealed record StoredState
{
    /// <summary>By their identities; null where a row is no event.</summary>
    public required IReadOnlyDictionary<string, MarketEvent?> Events { get; init; }

    /// <summary>The identities that stand in audit records.</summary>
    public required IReadOnlySet<string> AuditedEventIds { get; init; }

    /// <summary>The code of its reason, by the id of a rejection's audit record.</summary>
    public required IReadOnlyDictionary<string, string> Rejections { get; init; }

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
        var audit = await tables
            .ScanAsync(outputs.AuditTrailTable)
            .Select(item => AuditItem.Read(item).Entry)
            .ToListAsync(cancellation);
        return new()
        {
            Events = await tables
                .ScanAsync(outputs.MarketDataTable)
                .ToDictionaryAsync(
                    item => item[Tables.MarketData.HashKey].S,
                    item => Unreadable.TryRead(item, EventItem.Read, out var stored, out _) ? stored : null,
                    cancellationToken: cancellation
                ),
            AuditedEventIds = audit
                .OfType<AuditEntry.Commit>()
                .SelectMany(commit => commit.Events)
                .Select(audited => audited.Identity.Value)
                .ToHashSet(),
            Rejections = audit
                .OfType<AuditEntry.Rejection>()
                .ToDictionary(rejection => rejection.Id, rejection => rejection.Reason),
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
