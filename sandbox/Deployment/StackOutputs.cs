using System.Text.Json;
using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.Sandbox.Deployment;

/// <summary>What the deployed stack says about itself.</summary>
public sealed class StackOutputs
{
    readonly Dictionary<string, string> values;

    StackOutputs(Dictionary<string, string> values) => this.values = values;

    public string EventBus => Value(OutputNames.EventBusName);

    public string BufferUrl => Value(OutputNames.BufferUrl);

    public string DeadLetterQueueUrl => Value(OutputNames.DeadLetterQueueUrl);

    public string FunctionName => Value(OutputNames.FunctionName);

    /// <summary>The ARN that the queue and the sweep invoke.</summary>
    public string InvokedFunction => Value(OutputNames.LiveArn);

    public string SweepRule => Value(OutputNames.AlertSweepRuleName);

    public string MarketDataTable => Value(OutputNames.MarketDataTableName);

    public string AlertsTable => Value(OutputNames.AlertsTableName);

    public string AuditTrailTable => Value(OutputNames.AuditTrailTableName);

    public string TopicArn => Value(OutputNames.AlertsTopicArn);

    public static StackOutputs Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(
            document
                .RootElement.EnumerateObject()
                .Where(output => output.Value.GetProperty("value").ValueKind == JsonValueKind.String)
                .ToDictionary(output => output.Name, output => output.Value.GetProperty("value").GetString()!)
        );
    }

    /// <param name="name">One of <see cref="OutputNames"/>, or of another stack's.</param>
    public string Value(string name) =>
        values.TryGetValue(name, out var value) ? value : throw new ToolException($"The stack has no output '{name}'.");
}
