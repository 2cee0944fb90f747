using MarketData.Contract;
using MarketData.Infra.Constructs;

namespace MarketData.Infra.Observability;

/// <summary>A statistic of a CloudWatch metric.</summary>
public sealed record Metric(
    string Namespace,
    string Name,
    string Statistic,
    params (string Name, string Value)[] Dimensions
)
{
    public const string Sum = "Sum";
    public const string Maximum = "Maximum";

    /// <summary>What the function counts, which carries no dimensions.</summary>
    public static Metric OfEvents(ResourceNames names, string name, string statistic = Sum) =>
        new(names.MetricsNamespace, name, statistic);

    public static Metric OfFunction(ProcessorFunction function, string name, string statistic = Sum) =>
        new("AWS/Lambda", name, statistic, ("FunctionName", function.Name));

    public static Metric OfQueue(EncryptedQueue queue, string name, string statistic = Maximum) =>
        new("AWS/SQS", name, statistic, ("QueueName", queue.Name));

    public static Metric OfTopic(EmailTopic topic, string name) => new("AWS/SNS", name, Sum, ("TopicName", topic.Name));

    public static Metric OfRule(MarketEventBus bus, BusToBuffer delivery, string name) =>
        new("AWS/Events", name, Sum, ("EventBusName", bus.Name), ("RuleName", delivery.RuleName));

    public static Metric OfTable(Table table, string name) => new("AWS/DynamoDB", name, Sum, ("TableName", table.Name));

    public static Metric OfIndex(Table table, string index, string name) =>
        new("AWS/DynamoDB", name, Sum, ("TableName", table.Name), ("GlobalSecondaryIndexName", index));

    public static Metric OfOperation(Table table, string operation, string name, string statistic = Sum) =>
        new("AWS/DynamoDB", name, statistic, ("TableName", table.Name), ("Operation", operation));
}
