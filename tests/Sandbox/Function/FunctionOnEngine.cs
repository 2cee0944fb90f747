using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.SQSEvents;
using Amazon.Runtime;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Ops.Deployment;
using MarketData.Processor;
using MarketData.Processor.Configuration;
using MarketData.Shared.Aws;
using MarketData.Shared.Trail;
using MarketData.Tests.Model.Kms;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Topic;

namespace MarketData.SandboxTests.Function;

/// <summary>
/// The function's own code over DynamoDB Local, on a fresh set of tables. The topic, and faults of the network, are
/// HTTP handlers under the SDK's clients.
/// </summary>
sealed class FunctionOnEngine
{
    readonly IReadOnlyDictionary<string, string> tables;
    readonly MemoryStream output;

    FunctionOnEngine(IAmazonDynamoDB engine, IReadOnlyDictionary<string, string> tables, MemoryStream output) =>
        (Engine, this.tables, this.output) = (engine, tables, output);

    public IAmazonDynamoDB Engine { get; }

    readonly KmsModel kms = new();

    public FakeTopic Topic { get; } = new();

    public QueueModel Queues { get; } = new();

    public ShiftedTime Time { get; } = new();

    /// <summary>As the deployment would set them.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        new Dictionary<string, string>
        {
            [FunctionVariables.MarketDataTable] = Table(Tables.MarketData),
            [FunctionVariables.BarsTable] = Table(Tables.Bars),
            [FunctionVariables.SymbolStateTable] = Table(Tables.SymbolState),
            [FunctionVariables.AlertsTable] = Table(Tables.Alerts),
            [FunctionVariables.AuditTrailTable] = Table(Tables.AuditTrail),
            [FunctionVariables.AlertRulesTable] = Table(Tables.AlertRules),
            [FunctionVariables.AlertsTopicArn] = TopicModel.Arn,
            [FunctionVariables.BufferUrl] = QueueModel.BufferUrl,
            [FunctionVariables.DeadLetterQueueUrl] = QueueModel.DeadLetterQueueUrl,
            [FunctionVariables.EnvironmentName] = "prod",
            [FunctionVariables.IsProduction] = "true",
            [FunctionVariables.MetricsNamespace] = "MarketData/tests",
            [FunctionVariables.AlertMaxAgeSeconds] = "1000000000",
            [FunctionVariables.ClockSkewSeconds] = "60",
            [FunctionVariables.CommitObjectiveMilliseconds] = "500",
            [FunctionVariables.EventRetentionDays] = "90",
            [FunctionVariables.SymbolAlertMessagesPerMinute] = "10",
            [FunctionVariables.RuleAlertMessagesPerMinute] = "60",
            [FunctionVariables.AuditKmsKeyArn] = KmsModel.KeyArn,
        };

    /// <summary>What the function wrote to its log, a JSON object a line.</summary>
    public string Log => Encoding.UTF8.GetString(output.ToArray());

    public TimeSpan RemainingTime { get; set; } = TimeSpan.FromSeconds(30);

    public static async Task<FunctionOnEngine> CreateAsync(CancellationToken cancellation)
    {
        var engine = await LocalEngines.DynamoDbAsync();
        return new FunctionOnEngine(
            engine,
            await SynthesizedTables.CreateAsync(engine, cancellation),
            new MemoryStream()
        );
    }

    /// <summary>A process of the function, with nothing remembered from the ones before.</summary>
    public BatchProcessor Start(FaultyNetwork? network = null) =>
        BatchProcessor.Create(
            Clients(network),
            ProcessorSettings.Read(new EnvironmentVariables(Variables.GetValueOrDefault)),
            new JsonLog(Stream.Synchronized(output), Time),
            Time
        );

    /// <returns>The ids of the messages that failed; the first message is <c>m0</c>.</returns>
    public async Task<IReadOnlyList<string>> HandleAsync(BatchProcessor processor, params string[] bodies)
    {
        var batch = new SQSEvent
        {
            Records =
            [
                .. bodies.Select(
                    (body, i) =>
                        new SQSEvent.SQSMessage
                        {
                            MessageId = $"m{i}",
                            Body = body,
                            Attributes = new()
                            {
                                ["SentTimestamp"] = Time.GetUtcNow()
                                    .ToUnixTimeMilliseconds()
                                    .ToString(CultureInfo.InvariantCulture),
                            },
                        }
                ),
            ],
        };
        var answer = await processor.HandleAsync(batch, "request-1", RemainingTime, CancellationToken.None);
        return [.. answer.BatchItemFailures.Select(failure => failure.ItemIdentifier)];
    }

    public Task<IReadOnlyList<string>> HandleAsync(params string[] bodies) => HandleAsync(Start(), bodies);

    public Task AddRuleAsync(string json) => PutAsync(Tables.AlertRules, json);

    public Task PutAsync(TableSchema table, string json) =>
        Engine.PutItemAsync(Table(table), Amazon.DynamoDBv2.DocumentModel.Document.FromJson(json).ToAttributeMap());

    public string Table(TableSchema table) => tables[table.Purpose];

    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> ItemsAsync(TableSchema table) =>
        await new TableReader(Engine).ScanAsync(Table(table)).ToListAsync();

    /// <summary>The table also holds the audit trail's keys.</summary>
    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> StatesAsync() =>
        [.. (await ItemsAsync(Tables.SymbolState)).Where(item => !AuditKeysItem.IsOfKeys(item["symbol"].S))];

    /// <summary>Everything that is stored but the audit trail's keys, for comparison.</summary>
    public async Task<IReadOnlyList<string>> AllItemsAsync()
    {
        var items = new List<string>();
        foreach (var table in Tables.OfMarketData)
        {
            items.AddRange(
                (table == Tables.SymbolState ? await StatesAsync() : await ItemsAsync(table)).Select(item =>
                    $"{table.Purpose} {Amazon.DynamoDBv2.DocumentModel.Document.FromAttributeMap(item).ToJson()}"
                )
            );
        }

        return [.. items.Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The table also holds the counters of messages and whose turn it is to publish what is overdue.
    /// </summary>
    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> AlertsAsync() =>
        [.. (await ItemsAsync(Tables.Alerts)).Where(item => item.ContainsKey("rule_id"))];

    /// <summary>The engine under the tables, models under the rest.</summary>
    public FunctionClients Clients(FaultyNetwork? network = null) =>
        new(
            Time,
            new HttpClient(new ByService(network ?? new FaultyNetwork(), kms, new QueueHandler(Queues), Topic)),
            config =>
            {
                config.ServiceURL = ((AmazonDynamoDBClient)Engine).Config.ServiceURL;
                config.AuthenticationRegion = "us-east-1";
                config.DefaultAWSCredentials = new BasicAWSCredentials("test", "test");
            }
        );
}
