using System.Globalization;
using Constructs;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;
using HashiCorp.Cdktf.Providers.Aws.LambdaFunction;
using MarketData.Contract;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Constructs;

public sealed record ProcessorFunctionProps
{
    public required ResourceNames Names { get; init; }
    public required AwsAccount Account { get; init; }
    public required EncryptionKey Key { get; init; }
    public required AuditKey AuditKey { get; init; }
    public required MarketDataTables Tables { get; init; }
    public required EmailTopic Topic { get; init; }
    public required Settings Settings { get; init; }
    public required FunctionPackage Package { get; init; }

    /// <summary>Absent: the function is in no VPC.</summary>
    public required FunctionNetwork? Network { get; init; }
}

/// <summary>Turns batches of market events into stored events, bars, alerts and audit records.</summary>
public sealed class ProcessorFunction : Construct
{
    public ProcessorFunction(Construct scope, string id, ProcessorFunctionProps props)
        : base(scope, id)
    {
        var settings = props.Settings;
        var name = props.Names.Lambda("market-data-processor");
        Role = new FunctionRole(this, "role", props.Names.Iam("market-data-processor"));
        // The function waits for its log group: Lambda would make one of its own, kept for ever and not encrypted.
        var logs = new CloudwatchLogGroup(
            this,
            "logs",
            new CloudwatchLogGroupConfig
            {
                Name = $"/aws/lambda/{name}",
                RetentionInDays = settings.Retention.LogDays,
                KmsKeyId = props.Key.Arn,
            }
        );
        props.Key.GrantUseByLogs(logs.NameInput!);
        GrantRights(props, logs.Arn, props.Account.Arn("lambda", $"function:{name}"));
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
                Architectures = [settings.Function.Architecture],
                MemorySize = settings.Function.MemoryMb,
                Timeout = settings.Function.TimeoutSeconds,
                ReservedConcurrentExecutions = settings.Function.ReservedConcurrency,
                Filename = props.Package.PathFromStack,
                SourceCodeHash = props.Package.Hash,
                Environment = new LambdaFunctionEnvironment { Variables = Variables(props) },
                KmsKeyArn = props.Key.Arn,
                TracingConfig = new LambdaFunctionTracingConfig
                {
                    Mode = settings.Function.Tracing ? "Active" : "PassThrough",
                },
                Layers = settings.Function.InsightsLayer is { } layer ? [layer] : null,
                VpcConfig = props.Network is { } network
                    ? new LambdaFunctionVpcConfig
                    {
                        SubnetIds = [.. network.SubnetIds],
                        SecurityGroupIds = [.. network.SecurityGroupIds],
                    }
                    : null,
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
        props.Key.GrantUse(Role);
        props.Tables.GrantProcessing(Role);
        props.Topic.GrantPublish(Role);
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
                props.Account.Arn("logs", "log-group:/aws/lambda-insights:*")
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
            ["MARKET_DATA_TABLE"] = props.Tables.MarketData.Name,
            ["BARS_TABLE"] = props.Tables.Bars.Name,
            ["SYMBOL_STATE_TABLE"] = props.Tables.SymbolState.Name,
            ["ALERTS_TABLE"] = props.Tables.Alerts.Name,
            ["AUDIT_TRAIL_TABLE"] = props.Tables.AuditTrail.Name,
            ["ALERT_RULES_TABLE"] = props.Tables.AlertRules.Name,
            ["ALERTS_TOPIC_ARN"] = props.Topic.Arn,
            ["AUDIT_KEY_CIPHERTEXT"] = props.AuditKey.Ciphertext,
            ["ALERT_MESSAGES_PER_MINUTE"] = props.Settings.AlertMessagesPerMinute.ToString(
                CultureInfo.InvariantCulture
            ),
            ["EVENT_RETENTION_DAYS"] = props.Settings.Retention.EventDays.ToString(CultureInfo.InvariantCulture),
            ["METRICS_NAMESPACE"] = props.Names.MetricsNamespace,
        };
}
