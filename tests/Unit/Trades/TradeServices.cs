using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Tests.Model.Kms;
using MarketData.Tests.Model.Simulated;
using MarketData.Trades;
using MarketData.Trades.Enriching;
using MarketData.Trades.Messages;
using MarketData.Trades.Recording;
using MarketData.Trades.Validating;

namespace MarketData.UnitTests.Trades;

/// <summary>The three tasks over the model's tables and KMS, and parameters, all of which answer at once.</summary>
sealed class TradeServices
{
    public const string ParameterPath = "/trade-processing/model/";

    readonly KmsModel kms = new();

    public TradeServices()
    {
        Time = new ProcessTime(World, wrongBy: TimeSpan.Zero);
        Log = new JsonLog(Logged.Stream, Time);
    }

    public ModelStore Store { get; } = new();

    public WorldClock World { get; } = new(Envelope.Time.AddSeconds(1));

    public ProcessLog Logged { get; } = new();

    public ScriptedApi Api { get; } = new();

    /// <summary>What operators have set.</summary>
    public Dictionary<string, string> Set { get; } =
        new()
        {
            [TradeParameters.ApiEndpoint] = TradeParameters.None,
            [TradeParameters.ProcessingThreshold] = "200000",
            [TradeParameters.MaxRetries] = "0",
        };

    /// <summary>The operation that is throttled.</summary>
    public string? Throttled { get; set; }

    ProcessTime Time { get; }

    JsonLog Log { get; }

    FunctionClients Clients => SimulatedClients.Over(new Handler(Answer), Time);

    public ValidateTask Validate() =>
        ValidateTask.Create(
            Clients,
            new()
            {
                TradesTable = Store.NameOf(Tables.Trades),
                ParameterPath = ParameterPath,
                SourceSystems = ["OMS"],
                ClockSkew = TimeSpan.FromSeconds(60),
            },
            Log,
            Time,
            new Random(0)
        );

    public EnrichTask Enrich() => Enrich(Store.NameOf(Tables.MarketData));

    /// <param name="marketDataTable">Null where it has no index.</param>
    public EnrichTask Enrich(string? marketDataTable) =>
        EnrichTask.Create(
            Clients,
            Api.Client,
            new()
            {
                ParameterPath = ParameterPath,
                BarsTable = Store.NameOf(Tables.Bars),
                MarketDataTable = marketDataTable,
            },
            Log,
            Time,
            new Random(0)
        );

    public RecordTask Record() =>
        RecordTask.Create(
            Clients,
            new()
            {
                TradesTable = Store.NameOf(Tables.Trades),
                AuditTrailTable = Store.NameOf(Tables.TradesAuditTrail),
                StateTable = Store.NameOf(Tables.TradesState),
                AuditKmsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/model",
                MetricsNamespace = "MarketData/model",
            },
            Log,
            Time,
            new Random(0)
        );

    /// <summary>Runs a task as the function does, letting time pass until it is over.</summary>
    public T Run<T>(Func<CancellationToken, Task<T>> task)
    {
        Task<T>? running = null;
        SameThread.Run(() =>
            running = TimedTask.RunAsync(task, TimeSpan.FromSeconds(12), Time, CancellationToken.None)
        );
        while (!running!.IsCompleted)
        {
            SameThread.Run(() => World.Advance(TimeSpan.FromMilliseconds(10)));
        }

        return running.GetAwaiter().GetResult();
    }

    /// <summary>As the workflow hands a trade from task to task.</summary>
    public RecordAnswer Process(System.Text.Json.JsonElement input, string execution = "execution-1")
    {
        var validation = Run(end => Validate().HandleAsync(input, "request-1", end));
        var enrichment = Run(end => Enrich().HandleAsync(input, "request-2", end));
        var request = new RecordRequest(
            new(input.GetProperty("id").GetString()!, input.GetProperty("source").GetString()!, Envelope.Time),
            execution,
            validation,
            enrichment
        );
        return Run(end => Record().HandleAsync(request, "request-3", end));
    }

    public void Put(TableSchema table, Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> item) =>
        Store.Client.PutItemAsync(Store.NameOf(table), item).GetAwaiter().GetResult();

    HttpResponseMessage Answer(string operation, byte[] body) =>
        operation == Throttled ? Json(HttpStatusCode.BadRequest, new() { ["__type"] = "ThrottlingException" })
        : operation == "GetParametersByPath" ? Json(HttpStatusCode.OK, Found())
        : operation is "GenerateDataKeyWithoutPlaintext" or "Decrypt"
            ? kms.Answer(operation, Encoding.UTF8.GetString(body))
        : AnswerOfStore(operation, body);

    HttpResponseMessage AnswerOfStore(string operation, byte[] body)
    {
        var step = Store.Begin(operation, body);
        while (true)
        {
            if (step() is { } answer)
            {
                return answer;
            }
        }
    }

    JsonObject Found() =>
        new()
        {
            ["Parameters"] = new JsonArray([
                .. Set.Select(parameter => new JsonObject
                {
                    ["Name"] = $"{ParameterPath}{parameter.Key}",
                    ["Type"] = "String",
                    ["Value"] = parameter.Value,
                }),
            ]),
        };

    static HttpResponseMessage Json(HttpStatusCode status, JsonObject json) =>
        new(status) { Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1") };

    sealed class Handler(Func<string, byte[], HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            answer(
                request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1],
                await request.Content!.ReadAsByteArrayAsync(cancellationToken)
            );
    }
}
