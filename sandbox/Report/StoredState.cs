using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using MarketData.Sandbox.Deployment;

namespace MarketData.Sandbox.Report;

/// <summary>What the system holds at the end of a run.</summary>
public sealed record StoredState
{
    public required IReadOnlySet<string> EventIds { get; init; }
    public required IReadOnlyDictionary<string, AuditEntry> Audits { get; init; }
    public required IReadOnlyDictionary<string, int> AlertsByStatus { get; init; }
    public required IReadOnlyList<string> DeadLetters { get; init; }

    public static async Task<StoredState> ReadAsync(
        IAmazonDynamoDB dynamoDb,
        IAmazonSQS sqs,
        StackOutputs outputs,
        CancellationToken cancellation
    )
    {
        var events = await ScanAsync(dynamoDb, outputs.MarketDataTable, cancellation);
        var audits = await ScanAsync(dynamoDb, outputs.AuditTrailTable, cancellation);
        // The table also holds the counters of messages.
        var alerts = (await ScanAsync(dynamoDb, outputs.AlertsTable, cancellation)).Where(item =>
            item.ContainsKey("rule_id")
        );
        return new()
        {
            EventIds = events.Select(item => item["event_id"].S).ToHashSet(),
            Audits = audits.ToDictionary(
                item => item["audit_id"].S,
                item => new AuditEntry(item["outcome"].S, item.TryGetValue("reason", out var reason) ? reason.S : null)
            ),
            AlertsByStatus = alerts.CountBy(item => item["status"].S).ToDictionary(),
            DeadLetters = await DeadLettersAsync(sqs, outputs.DeadLetterQueueUrl, cancellation),
        };
    }

    public static async Task<int> DepthAsync(IAmazonSQS sqs, string queueUrl, CancellationToken cancellation)
    {
        var attributes = await sqs.GetQueueAttributesAsync(
            new GetQueueAttributesRequest { QueueUrl = queueUrl, AttributeNames = ["ApproximateNumberOfMessages"] },
            cancellation
        );
        return attributes.ApproximateNumberOfMessages;
    }

    static async Task<List<Dictionary<string, AttributeValue>>> ScanAsync(
        IAmazonDynamoDB dynamoDb,
        string table,
        CancellationToken cancellation
    )
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        Dictionary<string, AttributeValue>? next = null;
        do
        {
            var page = await dynamoDb.ScanAsync(
                new ScanRequest
                {
                    TableName = table,
                    ConsistentRead = true,
                    ExclusiveStartKey = next,
                },
                cancellation
            );
            items.AddRange(page.Items ?? []);
            next = page.LastEvaluatedKey;
        } while (next is { Count: > 0 });

        return items;
    }

    /// <summary>Looks without taking: the messages become visible again by the queue's own visibility timeout.</summary>
    static async Task<List<string>> DeadLettersAsync(IAmazonSQS sqs, string queueUrl, CancellationToken cancellation)
    {
        var bodies = new List<string>();
        while (true)
        {
            var answer = await sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest
                {
                    QueueUrl = queueUrl,
                    MaxNumberOfMessages = 10,
                    WaitTimeSeconds = 0,
                },
                cancellation
            );
            if (answer.Messages is not { Count: > 0 } messages)
            {
                return bodies;
            }

            bodies.AddRange(messages.Select(message => message.Body!));
        }
    }
}

public sealed record AuditEntry(string Outcome, string? Reason);
