using Constructs;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Shared;

public sealed record FunctionProps
{
    public required Foundation Foundation { get; init; }
    public required Settings Settings { get; init; }
    public required string Name { get; init; }

    /// <summary>Names its role.</summary>
    public required string Purpose { get; init; }

    public required string Description { get; init; }
    public required FunctionCode Code { get; init; }

    /// <summary>What of the code it runs.</summary>
    public required string Handler { get; init; }

    public required int TimeoutSeconds { get; init; }

    /// <summary>Absent: none is reserved.</summary>
    public required int? ReservedConcurrency { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Absent: the function is in no VPC.</summary>
    public required FunctionNetwork? Network { get; init; }

    /// <summary>What its role may do beside what every function does.</summary>
    public required Action<ServiceRole> Grant { get; init; }

    /// <summary>
    /// Each change of code or configuration becomes a version of its own, which nothing changes any more.
    /// </summary>
    public bool Publish { get; init; }

    /// <summary>Tells its statements in the key's policy from those of the stack's other functions.</summary>
    public string KeySid { get; init; } = "";
}

/// <summary>A function with a role of its own and encrypted logs; it uses the stack's key.</summary>
public sealed class Function : Construct
{
    /// <summary>
    /// As its id, for a construct that is a function and little else: CDKTF leaves it out of the addresses of what is
    /// inside.
    /// </summary>
    public const string Only = "Default";

    public Function(Construct scope, string id, FunctionProps props)
        : base(scope, id)
    {
        var settings = props.Settings.Function;
        var insightsLayer = props.Code.TakesLayers ? settings.InsightsLayer : null;
        Role = new ServiceRole(this, "role", props.Foundation, props.Purpose, "lambda.amazonaws.com");
        // The function waits for its log group: Lambda would make one of its own, kept forever and not encrypted.
        var logs = new CloudwatchLogGroup(
            this,
            "logs",
            new CloudwatchLogGroupConfig
            {
                Name = $"/aws/lambda/{props.Name}",
                RetentionInDays = props.Settings.Retention.LogDays,
                KmsKeyId = props.Foundation.Key.Arn,
            }
        );
        props.Foundation.Key.GrantUseByLogs($"Logs{props.KeySid}", logs.NameInput!);
        props.Foundation.Key.GrantUse($"Function{props.KeySid}", Role);
        props.Grant(Role);
        GrantTelling(props, logs.Arn);
        var config = new LambdaFunctionConfig
        {
            FunctionName = props.Name,
            Description = props.Description,
            Role = Role.Arn,
            Architectures = [settings.Architecture],
            MemorySize = settings.MemoryMb,
            Timeout = props.TimeoutSeconds,
            ReservedConcurrentExecutions = props.ReservedConcurrency,
            Publish = props.Publish ? true : null,
            Environment = new LambdaFunctionEnvironment { Variables = props.Variables.ToDictionary() },
            KmsKeyArn = props.Foundation.Key.Arn,
            TracingConfig = new LambdaFunctionTracingConfig { Mode = settings.Tracing ? "Active" : "PassThrough" },
            Layers = insightsLayer is null ? null : [insightsLayer],
            VpcConfig = props.Network?.VpcConfig,
            LoggingConfig = new LambdaFunctionLoggingConfig { LogFormat = "JSON", LogGroup = logs.Name },
            DependsOn = props.Network is null ? null : [Role.Policy],
        };
        props.Code.WriteTo(config, props.Handler);
        var function = new LambdaFunction(this, "function", config);
        props.Code.Require(function);
        Name = function.FunctionName;
        Arn = function.Arn;
        Version = function.Version;
        LogGroupName = logs.Name;
    }

    public string Name { get; }
    public string Arn { get; }

    /// <summary>The newest published version, or <c>$LATEST</c> where none is published.</summary>
    public string Version { get; }

    public string LogGroupName { get; }
    public ServiceRole Role { get; }

    void GrantTelling(FunctionProps props, string logGroupArn)
    {
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

        props.Network?.GrantAttach(Role, props.Foundation.Account.Arn("lambda", $"function:{props.Name}"));
    }
}
