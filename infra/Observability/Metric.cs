using MarketData.Contract;
using MarketData.Infra.Shared;

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

    /// <summary>What the function counts (<see cref="MetricNames"/>), which carries no dimensions.</summary>
    public static Metric OfEvents(ResourceNames names, string name, string statistic = Sum) =>
        new(names.MetricsNamespace, name, statistic);

    public static Metric OfFunction(string function, string name, string statistic = Sum) =>
        new("AWS/Lambda", name, statistic, ("FunctionName", function));

    /// <summary>What one of the two versions behind a weighted alias does; without weights there is no data.</summary>
    public static Metric OfVersion(string function, string alias, string version, string name) =>
        new(
            "AWS/Lambda",
            name,
            Sum,
            ("FunctionName", function),
            ("Resource", $"{function}:{alias}"),
            ("ExecutedVersion", version)
        );

    /// <summary>What a version of the function counts of events: of few metrics.</summary>
    public static Metric OfEventsOfVersion(ResourceNames names, string version, string name) =>
        new(names.MetricsNamespace, name, Sum, (MetricNames.OfVersion, version));

    public static Metric OfQueue(EncryptedQueue queue, string name, string statistic = Maximum) =>
        new("AWS/SQS", name, statistic, ("QueueName", queue.Name));

    public static Metric OfTopic(EmailTopic topic, string name) => new("AWS/SNS", name, Sum, ("TopicName", topic.Name));

    public static Metric OfRule(string bus, string rule, string name, string statistic = Sum) =>
        new("AWS/Events", name, statistic, ("EventBusName", bus), ("RuleName", rule));

    /// <summary>Of a rule on the account's own bus, which has no name here.</summary>
    public static Metric OfDefaultBus(string rule, string name) => new("AWS/Events", name, Sum, ("RuleName", rule));

    public static Metric OfStateMachine(string arn, string name, string statistic = Sum) =>
        new("AWS/States", name, statistic, ("StateMachineArn", arn));

    public static Metric OfTable(Table table, string name) => new("AWS/DynamoDB", name, Sum, ("TableName", table.Name));

    public static Metric OfIndex(Table table, IndexSchema index, string name) =>
        new("AWS/DynamoDB", name, Sum, ("TableName", table.Name), ("GlobalSecondaryIndexName", index.Name));

    public static Metric OfOperation(Table table, string operation, string name, string statistic = Sum) =>
        new("AWS/DynamoDB", name, statistic, ("TableName", table.Name), ("Operation", operation));

    public static Metric OfReplica(Table table, string region, string name) =>
        new("AWS/DynamoDB", name, Maximum, ("TableName", table.Name), ("ReceivingRegion", region));

    /// <summary>Throughput is counted for a table and for each of its indexes.</summary>
    public static IEnumerable<Metric> OfTablesAndIndexes(IEnumerable<Table> tables, string name) =>
        tables.SelectMany(table =>
            table.Schema.Indexes.Select(index => OfIndex(table, index, name)).Prepend(OfTable(table, name))
        );

    /// <summary>A line for each, named by its purpose.</summary>
    public static (string Label, Metric Metric)[] OfEach(IEnumerable<Table> tables, string name) =>
        [.. tables.Select(table => (table.Schema.Purpose, OfTable(table, name)))];
}
