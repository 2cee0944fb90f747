using System.Globalization;
using Constructs;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;
using HashiCorp.Cdktf.Providers.Aws.LambdaFunction;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Market.Events;
using MarketData.Infra.Market.Keys;
using MarketData.Infra.Market.Storage;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Processing;

public sealed record ProcessorFunctionProps
{
    public required Foundation Foundation { get; init; }
    public required Settings Settings { get; init; }
    public required FunctionPackage Package { get; init; }
    public required MarketDataTables Tables { get; init; }
    public required EmailTopic AlertsTopic { get; init; }
    public required BufferQueue Buffer { get; init; }

    /// <summary>Absent: the function is in no VPC.</summary>
    public required FunctionNetwork? Network { get; init; }
}

/// <summary>Turns batches of market events into stored events, bars, alerts and audit records.</summary>
public sealed class ProcessorFunction : Construct
{
    public ProcessorFunction(Construct scope, string id, ProcessorFunctionProps props)
        : base(scope, id)
    {
        var settings = props.Settings.Function;
        var name = props.Foundation.Names.Processor;
        Role = new FunctionRole(this, "role", props.Foundation.Names.Iam("market-data-processor"));
        // The function waits for its log group: Lambda would make one of its own, kept forever and not encrypted.
        var logs = new CloudwatchLogGroup(
            this,
            "logs",
            new CloudwatchLogGroupConfig
            {
                Name = $"/aws/lambda/{name}",
                RetentionInDays = props.Settings.Retention.LogDays,
                KmsKeyId = props.Foundation.Key.Arn,
            }
        );
        props.Foundation.Key.GrantUseByLogs(logs.NameInput!);
        GrantRights(props, logs.Arn, props.Foundation.Account.Arn("lambda", $"function:{name}"));
        var function = new LambdaFunction(
            this,
            "function",
            new LambdaFunctionConfig
            {
                FunctionName = name,
                Description = "Stores market events, keeps bars, raises alerts",
                Role = Role.Arn,
                Runtime = "provided.al2023",
                Handler = "bootstrap",
                Architectures = [settings.Architecture],
                MemorySize = settings.MemoryMb,
                Timeout = settings.TimeoutSeconds,
                ReservedConcurrentExecutions = settings.ReservedConcurrency,
                Filename = props.Package.PathFromStack,
                SourceCodeHash = props.Package.Hash,
                Environment = new LambdaFunctionEnvironment { Variables = Variables(props) },
                KmsKeyArn = props.Foundation.Key.Arn,
                TracingConfig = new LambdaFunctionTracingConfig { Mode = settings.Tracing ? "Active" : "PassThrough" },
                Layers = settings.InsightsLayer is { } layer ? [layer] : null,
                VpcConfig = props.Network?.VpcConfig,
                LoggingConfig = new LambdaFunctionLoggingConfig { LogFormat = "JSON", LogGroup = logs.Name },
                DependsOn = props.Network is null ? null : [Role.Policy],
            }
        );
        props.Package.Require(function);
        Name = function.FunctionName;
        Arn = function.Arn;
        LogGroupName = logs.Name;
    }

    public string Name { get; }
    public string Arn { get; }
    public string LogGroupName { get; }
    public FunctionRole Role { get; }

    void GrantRights(ProcessorFunctionProps props, string logGroupArn, string functionArn)
    {
        props.Foundation.Key.GrantUse(Role);
        AuditKeyRights.GrantToFunction(props.Foundation.Key, Role, props.Foundation.Names);
        props.Tables.GrantProcessing(Role);
        props.AlertsTopic.GrantPublish(Role);
        props.Buffer.DeadLetterQueue.GrantSendByRole(Role);
        Role.Allow("Logs", ["logs:CreateLogStream", "logs:PutLogEvents"], $"{logGroupArn}:*");
        if (props.Settings.Function.Tracing)
        {
            // X-Ray has no resources to name.
            Role.Allow("Traces", ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], "*");
        }

        if (props.Settings.Function.InsightsLayer is not null)
        {
            // The group belongs to Lambda Insights, which makes it for the whole account.
            Role.Allow(
                "Insights",
                ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                props.Foundation.Account.Arn("logs", "log-group:/aws/lambda-insights:*")
            );
        }

        if (props.Network is not null)
        {
            FunctionNetwork.GrantAttach(Role, functionArn);
        }
    }

    static Dictionary<string, string> Variables(ProcessorFunctionProps props) =>
        new()
        {
            [FunctionVariables.MarketDataTable] = props.Tables.MarketData.Name,
            [FunctionVariables.BarsTable] = props.Tables.Bars.Name,
            [FunctionVariables.SymbolStateTable] = props.Tables.SymbolState.Name,
            [FunctionVariables.AlertsTable] = props.Tables.Alerts.Name,
            [FunctionVariables.AuditTrailTable] = props.Tables.AuditTrail.Name,
            [FunctionVariables.AlertRulesTable] = props.Tables.AlertRules.Name,
            [FunctionVariables.AlertsTopicArn] = props.AlertsTopic.Arn,
            [FunctionVariables.BufferUrl] = props.Buffer.Queue.Url,
            [FunctionVariables.DeadLetterQueueUrl] = props.Buffer.DeadLetterQueue.Url,
            [FunctionVariables.AuditKmsKeyArn] = props.Foundation.Key.Arn,
            [FunctionVariables.SymbolAlertMessagesPerMinute] = Text(props.Settings.SymbolAlertMessagesPerMinute),
            [FunctionVariables.RuleAlertMessagesPerMinute] = Text(props.Settings.RuleAlertMessagesPerMinute),
            [FunctionVariables.AlertMaxAgeSeconds] = Text(props.Settings.AlertMaxAgeSeconds),
            [FunctionVariables.ClockSkewSeconds] = Text(props.Settings.ClockSkewSeconds),
            [FunctionVariables.EventRetentionDays] = Text(props.Settings.Retention.EventDays),
            [FunctionVariables.MetricsNamespace] = props.Foundation.Names.MetricsNamespace,
        };

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
