using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.EventBridge;
using Amazon.KeyManagementService;
using Amazon.Lambda;

namespace MarketData.Ops.Status;

/// <summary>The switches of a stack: what moves events, and the key without which nothing does.</summary>
static class StackStatus
{
    public static async Task<StatusLine> OfMappingAsync(
        string name,
        IAmazonLambda lambda,
        string id,
        CancellationToken cancellation
    )
    {
        var mapping = await lambda.GetEventSourceMappingAsync(new() { UUID = id }, cancellation);
        var most = mapping.ScalingConfig?.MaximumConcurrency is { } limit ? $", at most {limit} at once" : "";
        var function = mapping.FunctionArn is { } arn
            ? $" to {arn[(arn.IndexOf(":function:", StringComparison.Ordinal) + 10)..]}"
            : "";
        return mapping.State == "Enabled"
            ? new(name, StatusLine.Good, $"Enabled{function}{most}")
            : new(
                name,
                StatusLine.Bad,
                $"{mapping.State}{function}: {mapping.StateTransitionReason}; ops resume goes on"
            );
    }

    public static async Task<StatusLine> OfRuleAsync(
        string name,
        IAmazonEventBridge events,
        string bus,
        string rule,
        string remedy,
        CancellationToken cancellation
    )
    {
        var found = await events.DescribeRuleAsync(new() { EventBusName = bus, Name = rule }, cancellation);
        return StatusLine.Of(
            name,
            found.State == RuleState.ENABLED,
            found.State == RuleState.ENABLED ? "ENABLED" : $"{found.State}: {remedy}"
        );
    }

    /// <summary>A table that is not active is being made or restored, or its key is away.</summary>
    /// <param name="name">Of the line.</param>
    /// <param name="dynamo">DynamoDB.</param>
    /// <param name="tables">By what they are for.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<StatusLine> OfTablesAsync(
        string name,
        IAmazonDynamoDB dynamo,
        IEnumerable<(string Purpose, string Table)> tables,
        CancellationToken cancellation
    )
    {
        var looks = await Task.WhenAll(
            tables.Select(table => TroubleAsync(dynamo, table.Purpose, table.Table, cancellation))
        );
        var troubles = string.Join("; ", looks.OfType<string>());
        return StatusLine.Of(name, troubles.Length == 0, troubles.Length == 0 ? "ACTIVE" : troubles);
    }

    static async Task<string?> TroubleAsync(
        IAmazonDynamoDB dynamo,
        string purpose,
        string table,
        CancellationToken cancellation
    )
    {
        try
        {
            var status = (await dynamo.DescribeTableAsync(table, cancellation)).Table.TableStatus;
            return status == TableStatus.ACTIVE || status == TableStatus.UPDATING ? null : $"{table} is {status}";
        }
        catch (ResourceNotFoundException)
        {
            return $"{table} is not there: ops restore {purpose} --deleted";
        }
    }

    public static async Task<StatusLine> OfKeyAsync(
        string name,
        IAmazonKeyManagementService kms,
        string key,
        CancellationToken cancellation
    )
    {
        var found = (await kms.DescribeKeyAsync(key, cancellation)).KeyMetadata;
        return StatusLine.Of(
            name,
            found.KeyState == KeyState.Enabled,
            found.KeyState == KeyState.Enabled
                ? "Enabled"
                : $"{found.KeyState}: nothing is read or written until it is enabled (aws kms cancel-key-deletion, "
                    + $"aws kms enable-key --key-id {found.KeyId})"
        );
    }
}
