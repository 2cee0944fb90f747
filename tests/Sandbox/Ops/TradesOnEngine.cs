using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Hosting;
using MarketData.Ops.Audit;
using MarketData.Ops.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.SandboxTests.Function;
using MarketData.Shared.Aws;
using MarketData.Trades.Messages;
using MarketData.Trades.Recording;

namespace MarketData.SandboxTests.Ops;

/// <summary>Trades that the task <c>record</c> wrote into DynamoDB Local with a key of moto's KMS.</summary>
sealed class TradesOnEngine : IDisposable
{
    readonly AwsClients aws;

    TradesOnEngine(IAmazonDynamoDB engine, AwsClients aws, IReadOnlyDictionary<string, string> variables) =>
        (Engine, this.aws, Variables) = (engine, aws, variables);

    public IAmazonDynamoDB Engine { get; }

    public AwsClients Aws => aws;

    public ShiftedTime Time { get; } = new();

    /// <summary>As the deployment would set them.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    public RecordSettings Settings => RecordSettings.Read(new EnvironmentVariables(Variables.GetValueOrDefault));

    public AuditedTrades Rows => new(Settings.TradesTable);

    public Trail Trail => Trail.OfTrades(Engine, aws.Kms, Settings);

    public static async Task<TradesOnEngine> CreateAsync()
    {
        var engine = await LocalEngines.DynamoDbAsync();
        var aws = new AwsClients((await LocalEngines.MotoAsync()).Endpoint);
        var names = await SynthesizedTables.CreateAsync(engine);
        var key = (await aws.Kms.CreateKeyAsync(new())).KeyMetadata.Arn;
        return new(
            engine,
            aws,
            new Dictionary<string, string>
            {
                [TradeVariables.TradesTable] = names[Tables.Trades.Purpose],
                [TradeVariables.AuditTrailTable] = names[Tables.TradesAuditTrail.Purpose],
                [TradeVariables.StateTable] = names[Tables.TradesState.Purpose],
                [FunctionVariables.AuditKmsKeyArn] = key,
                [FunctionVariables.MetricsNamespace] = "MarketData/tests",
            }
        );
    }

    /// <summary>Each by a process of its own.</summary>
    public async Task<TradesOnEngine> RecordAsync(params RecordRequest[] requests)
    {
        foreach (var request in requests)
        {
            var task = RecordTask.Create(Clients(), Settings, new JsonLog(Stream.Null, Time), Time);
            await task.HandleAsync(request, "request-1", CancellationToken.None);
        }

        return this;
    }

    public Task<AuditVerification> VerifyAsync(ChainHeads? checkpoint = null) =>
        AuditVerification.RunAsync(Trail, symbol: null, checkpoint, Time.GetUtcNow(), CancellationToken.None);

    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> ItemsAsync(TableSchema table) =>
        await new TableReader(Engine).ScanAsync(NameOf(table)).ToListAsync();

    /// <summary>The row of a trade that has one.</summary>
    public async Task<Dictionary<string, AttributeValue>> RowAsync(string tradeId) =>
        (await ItemsAsync(Tables.Trades)).Single(row => row[Tables.Trades.HashKey].S == tradeId);

    public Task PutAsync(TableSchema table, Dictionary<string, AttributeValue> item) =>
        Engine.PutItemAsync(NameOf(table), item);

    public Task RemoveAsync(TableSchema table, Dictionary<string, AttributeValue> item) =>
        Engine.DeleteItemAsync(NameOf(table), table.KeyAttributes.ToDictionary(name => name, name => item[name]));

    public string NameOf(TableSchema table) =>
        table == Tables.Trades ? Settings.TradesTable
        : table == Tables.TradesState ? Settings.StateTable
        : Settings.AuditTrailTable;

    public void Dispose() => aws.Dispose();

    FunctionClients Clients() =>
        new(
            Time,
            configure: config =>
            {
                config.ServiceURL =
                    config is AmazonDynamoDBConfig
                        ? ((AmazonDynamoDBClient)Engine).Config.ServiceURL
                        : aws.Kms.Config.ServiceURL;
                config.AuthenticationRegion = Credentials.Region;
                config.DefaultAWSCredentials = Credentials.Basic;
            }
        );
}
