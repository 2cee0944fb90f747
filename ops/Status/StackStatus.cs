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
