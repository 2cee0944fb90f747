using Amazon.DynamoDBv2;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Ops.Audit;
using MarketData.Processor.Configuration;
using MarketData.Sandbox.Emulator;
using MarketData.Tools;

namespace MarketData.SandboxTests.Ops;

/// <summary>
/// What the market-data stack deploys, as far as operators see it: bus, archive, queues, mapping and key in moto,
/// tables in DynamoDB Local, and what the stack publishes of them.
/// </summary>
sealed class DeploymentInMoto : IDisposable
{
    readonly Dictionary<string, string> outputs = [];
    readonly AmazonDynamoDBClient engine;

    DeploymentInMoto(AwsClients aws, AmazonDynamoDBClient engine) => (Aws, this.engine) = (aws, engine);

    public ResourceNames Names { get; } = new($"m{Guid.NewGuid():N}"[..8], Credentials.Region);

    public AwsClients Aws { get; }

    public string this[string output] => outputs[output];

    public required ProcessorSettings Settings { get; init; }

    public Trail Trail => Trail.OfMarketData(engine, Aws.Kms, Settings);

    public static async Task<DeploymentInMoto> CreateAsync()
    {
        var moto = (await LocalEngines.MotoAsync()).Endpoint;
        var engine = (AmazonDynamoDBClient)await LocalEngines.DynamoDbAsync();
        var aws = new AwsClients(moto);
        var tables = await SynthesizedTables.CreateAsync(engine);
        var key = (await aws.Kms.CreateKeyAsync(new())).KeyMetadata.Arn;
        var variables = new Dictionary<string, string>
        {
            [FunctionVariables.MarketDataTable] = tables[Tables.MarketData.Purpose],
            [FunctionVariables.BarsTable] = tables[Tables.Bars.Purpose],
            [FunctionVariables.SymbolStateTable] = tables[Tables.SymbolState.Purpose],
            [FunctionVariables.AlertsTable] = tables[Tables.Alerts.Purpose],
            [FunctionVariables.AuditTrailTable] = tables[Tables.AuditTrail.Purpose],
            [FunctionVariables.AlertRulesTable] = tables[Tables.AlertRules.Purpose],
            [FunctionVariables.AlertsTopicArn] = "arn:aws:sns:us-east-1:123456789012:alerts",
            [FunctionVariables.BufferUrl] = "http://buffer",
            [FunctionVariables.DeadLetterQueueUrl] = "http://dead-letters",
            [FunctionVariables.EnvironmentName] = "dev",
            [FunctionVariables.IsProduction] = "false",
            [FunctionVariables.MetricsNamespace] = "MarketData/tests",
            [FunctionVariables.AlertMaxAgeSeconds] = "300",
            [FunctionVariables.CommitObjectiveMilliseconds] = "500",
            [FunctionVariables.ClockSkewSeconds] = "60",
            [FunctionVariables.EventRetentionDays] = "90",
            [FunctionVariables.SymbolAlertMessagesPerMinute] = "10",
            [FunctionVariables.RuleAlertMessagesPerMinute] = "60",
            [FunctionVariables.AuditKmsKeyArn] = key,
        };
        var deployment = new DeploymentInMoto(aws, engine)
        {
            Settings = ProcessorSettings.Read(new EnvironmentVariables(variables.GetValueOrDefault)),
        };
        await deployment.DeployAsync(moto, key, variables);
        return deployment;
    }

    async Task DeployAsync(Uri moto, string key, Dictionary<string, string> variables)
    {
        using var api = new EmulatorApi(moto);
        outputs[OutputNames.KeyArn] = key;
        foreach (
            var (output, purpose) in ((string, string)[])
                [
                    (OutputNames.BufferUrl, "buffer"),
                    (OutputNames.DeadLetterQueueUrl, "buffer-dlq"),
                    (OutputNames.TargetDeadLetterQueueUrl, "target-dlq"),
                    (OutputNames.AlertsDeadLetterQueueUrl, "alerts-dlq"),
                    (OutputNames.OperationsDeadLetterQueueUrl, "operations-dlq"),
                ]
        )
        {
            outputs[output] = (await Aws.Sqs.CreateQueueAsync(Names.Sqs(purpose))).QueueUrl!;
        }

        var buffer = await Aws.Sqs.GetQueueAttributesAsync(
            new GetQueueAttributesRequest { QueueUrl = outputs[OutputNames.BufferUrl], AttributeNames = ["QueueArn"] }
        );
        var bufferArn = buffer.Attributes!["QueueArn"];
        var (bus, rule) = (Names.EventBridge("market-data"), Names.EventBridge("market-data-rule"));
        var busArn = (await api.EventsAsync("CreateEventBus", new() { ["Name"] = bus }))
            .GetProperty("EventBusArn")
            .GetString()!;
        await api.EventsAsync(
            "PutRule",
            new()
            {
                ["Name"] = rule,
                ["EventBusName"] = bus,
                ["EventPattern"] = """{"source":[{"prefix":"market."}]}""",
            }
        );
        await api.EventsAsync(
            "PutTargets",
            new()
            {
                ["Rule"] = rule,
                ["EventBusName"] = bus,
                ["Targets"] = new System.Text.Json.Nodes.JsonArray(
                    new System.Text.Json.Nodes.JsonObject { ["Id"] = "buffer", ["Arn"] = bufferArn }
                ),
            }
        );
        var archive = Names.EventBridge("archive");
        await api.EventsAsync("CreateArchive", new() { ["ArchiveName"] = archive, ["EventSourceArn"] = busArn });
        await api.CreateFunctionAsync(Names.Processor, await api.CreateRoleAsync($"role-{Names.Suffix}"), variables);
        await api.CreateAliasAsync(Names.Processor, FunctionAlias.Live, await api.PublishAsync(Names.Processor));
        (outputs[OutputNames.EventBusName], outputs[OutputNames.EventRuleName]) = (bus, rule);
        outputs[OutputNames.EventArchiveName] = archive;
        foreach (
            var (output, table) in OutputNames.TableNames.Zip([
                Settings.MarketDataTable,
                Settings.BarsTable,
                Settings.SymbolStateTable,
                Settings.AlertsTable,
                Settings.AuditTrailTable,
                Settings.AlertRulesTable,
            ])
        )
        {
            outputs[output] = table;
        }

        outputs[OutputNames.OldestMessageSeconds] = "60";
        outputs[OutputNames.EventSourceMappingId] = await api.CreateMappingAsync(Names.Processor, bufferArn);
        using var ssm = new AmazonSimpleSystemsManagementClient(
            Credentials.Basic,
            new AmazonSimpleSystemsManagementConfig
            {
                ServiceURL = moto.ToString(),
                AuthenticationRegion = Credentials.Region,
            }
        );
        foreach (var (output, value) in outputs)
        {
            await ssm.PutParameterAsync(
                new()
                {
                    Name = $"{Names.OutputsPath(ResourceNames.MarketData)}group/{output}",
                    Type = ParameterType.String,
                    Value = value,
                }
            );
        }
    }

    /// <returns>The id of the message.</returns>
    public async Task<string> SendAsync(string output, string body, params (string Name, string Value)[] attributes)
    {
        var sent = await Aws.Sqs.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = this[output],
                MessageBody = body,
                MessageAttributes = attributes is []
                    ? null
                    : attributes.ToDictionary(
                        attribute => attribute.Name,
                        attribute => new MessageAttributeValue { DataType = "String", StringValue = attribute.Value }
                    ),
            }
        );
        return sent.MessageId!;
    }

    /// <summary>What somebody who looks into a queue would get.</summary>
    public async Task<IReadOnlyList<Message>> VisibleAsync(string output)
    {
        var answer = await Aws.Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = this[output],
                MaxNumberOfMessages = 10,
                VisibilityTimeout = 0,
                MessageAttributeNames = ["All"],
            }
        );
        return answer.Messages ?? [];
    }

    /// <summary>As an operator runs it, tables where the function says.</summary>
    public Task<CommandResult> OpsAsync(CancellationToken cancellation, params string[] arguments) =>
        RunAsync(cancellation, [.. arguments, "--endpoint", $"dynamodb={engine.Config.ServiceURL}"]);

    /// <summary>Likewise, with the tables of the emulator of everything else.</summary>
    public Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] arguments) =>
        OpsCommand.RunAsync(
            Credentials.Environment(new(Aws.Kms.Config.ServiceURL)),
            cancellation,
            [.. arguments, "--environment", Names.Suffix]
        );

    public void Dispose() => Aws.Dispose();
}
