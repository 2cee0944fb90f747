using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.SQSEvents;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using MarketData.Domain.Audit;
using MarketData.Hosting;
using MarketData.Processor;
using MarketData.Processor.Configuration;
using MarketData.Tests.Model.Topic;

namespace MarketData.SandboxTests.Function;

/// <summary>
/// The function's own code over DynamoDB Local, on a fresh set of tables. The topic, and faults of the network, are HTTP
/// handlers under the SDK's clients.
/// </summary>
sealed class FunctionOnEngine
{
    readonly IReadOnlyDictionary<string, string> tables;
    readonly MemoryStream output;

    FunctionOnEngine(IAmazonDynamoDB engine, IReadOnlyDictionary<string, string> tables, MemoryStream output) =>
        (Engine, this.tables, this.output) = (engine, tables, output);

    public IAmazonDynamoDB Engine { get; }

    public static AuditKey Key { get; } = new("the key of the tests, of 32 bytes"u8);

    public FakeTopic Topic { get; } = new();

    public ShiftedTime Time { get; } = new();

    /// <summary>As the deployment would set them.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        new Dictionary<string, string>
        {
            ["MARKET_DATA_TABLE"] = tables["market-data"],
            ["BARS_TABLE"] = tables["bars"],
            ["SYMBOL_STATE_TABLE"] = tables["symbol-state"],
            ["ALERTS_TABLE"] = tables["alerts"],
            ["AUDIT_TRAIL_TABLE"] = tables["audit-trail"],
            ["ALERT_RULES_TABLE"] = tables["alert-rules"],
            ["ALERTS_TOPIC_ARN"] = TopicModel.Arn,
            ["METRICS_NAMESPACE"] = "MarketData/tests",
            ["EVENT_RETENTION_DAYS"] = "90",
            ["ALERT_MESSAGES_PER_MINUTE"] = "10",
            ["AUDIT_KEY_CIPHERTEXT"] = "decrypted already",
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
    public BatchProcessor Start(FaultyNetwork? network = null)
    {
        var config = new AmazonDynamoDBConfig
        {
            ServiceURL = ((AmazonDynamoDBClient)Engine).Config.ServiceURL,
            AuthenticationRegion = "us-east-1",
            HttpClientFactory = network is null ? null : new Over(network),
        };
        var credentials = new BasicAWSCredentials("test", "test");
        return BatchProcessor.Create(
            new AmazonDynamoDBClient(credentials, config),
            new AmazonSimpleNotificationServiceClient(
                credentials,
                new AmazonSimpleNotificationServiceConfig
                {
                    ServiceURL = "http://topic.test",
                    AuthenticationRegion = "us-east-1",
                    MaxErrorRetry = 0,
                    HttpClientFactory = new Over(Topic),
                }
            ),
            Key,
            ProcessorSettings.Read(new EnvironmentVariables(Variables.GetValueOrDefault)),
            new JsonLog(Stream.Synchronized(output), Time),
            Time
        );
    }

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

    public Task AddRuleAsync(string json) => PutAsync("alert-rules", json);

    public Task PutAsync(string purpose, string json) =>
        Engine.PutItemAsync(tables[purpose], Amazon.DynamoDBv2.DocumentModel.Document.FromJson(json).ToAttributeMap());

    public string Table(string purpose) => tables[purpose];

    /// <summary>All items of a table, by purpose.</summary>
    public async Task<List<Dictionary<string, AttributeValue>>> ItemsAsync(string purpose)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        await foreach (var page in Engine.Paginators.Scan(new ScanRequest { TableName = tables[purpose] }).Responses)
        {
            items.AddRange(page.Items ?? []);
        }

        return items;
    }

    /// <summary>The table also holds the counters of messages and whose turn it is to publish what is overdue.</summary>
    public async Task<List<Dictionary<string, AttributeValue>>> AlertsAsync() =>
        [.. (await ItemsAsync("alerts")).Where(item => item.ContainsKey("rule_id"))];

    public static string Trade(
        string id,
        decimal price = 100,
        string symbol = "IBM",
        string time = "13:30:00",
        decimal volume = 10,
        string? replay = null
    )
    {
        var envelope = new Dictionary<string, object?>
        {
            ["version"] = "0",
            ["id"] = $"envelope-{id}",
            ["detail-type"] = "Trade Execution",
            ["source"] = "market.nyse",
            ["time"] = "2013-10-08T13:30:00Z",
            ["detail"] = new Dictionary<string, object>
            {
                ["exchange"] = "NYSE",
                ["symbol"] = symbol,
                ["price"] = price,
                ["volume"] = volume,
                ["timestamp"] = $"2013-10-08T{time}Z",
                ["tradeId"] = id,
            },
        };
        if (replay is not null)
        {
            envelope["replay-name"] = replay;
        }

        return JsonSerializer.Serialize(envelope);
    }

    sealed class Over(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
