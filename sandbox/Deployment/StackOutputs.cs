using System.Text.Json;
using MarketData.Tools;

namespace MarketData.Sandbox.Deployment;

/// <summary>What the deployed stack says about itself.</summary>
public sealed class StackOutputs
{
    readonly Dictionary<string, string> values;

    StackOutputs(Dictionary<string, string> values) => this.values = values;

    public string EventBus => this["event_bus_name"];

    public string BufferUrl => this["sqs_queue_url"];

    public string DeadLetterQueueUrl => this["dead_letter_queue_url"];

    public string FunctionName => this["lambda_function_name"];

    public string SweepRule => this["alert_sweep_rule_name"];

    public string MarketDataTable => this["dynamodb_table_name"];

    public string AlertsTable => this["dynamodb_alerts_table_name"];

    public string AuditTrailTable => this["dynamodb_audit_trail_table_name"];

    public string TopicArn => this["sns_topic_arn"];

    public string LogGroup => this["log_group_name"];

    public IEnumerable<string> Tables =>
        values
            .Where(output =>
                output.Key.StartsWith("dynamodb_", StringComparison.Ordinal)
                && output.Key.EndsWith("_name", StringComparison.Ordinal)
            )
            .Select(output => output.Value);

    public string this[string name] =>
        values.TryGetValue(name, out var value) ? value : throw new ToolException($"The stack has no output '{name}'.");

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
}
