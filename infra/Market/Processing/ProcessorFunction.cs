using System.Globalization;
using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Market.Events;
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
    readonly Function function;

    public ProcessorFunction(Construct scope, string id, ProcessorFunctionProps props)
        : base(scope, id) =>
        function = new Function(
            this,
            Function.Only,
            new()
            {
                Foundation = props.Foundation,
                Settings = props.Settings,
                Name = props.Foundation.Names.Processor,
                Purpose = "market-data-processor",
                Description = "Stores market events, keeps bars, raises alerts",
                Code = props.Package,
                Handler = "bootstrap",
                TimeoutSeconds = props.Settings.Function.TimeoutSeconds,
                ReservedConcurrency = props.Settings.Function.ReservedConcurrency,
                Publish = true,
                Variables = Variables(props),
                Network = props.Network,
                Grant = role => GrantRights(props, role),
            }
        );

    public string Name => function.Name;
    public string Arn => function.Arn;

    /// <summary>The newest one, which is not necessarily released.</summary>
    public string Version => function.Version;

    public string LogGroupName => function.LogGroupName;
    public ServiceRole Role => function.Role;

    static void GrantRights(ProcessorFunctionProps props, ServiceRole role)
    {
        AuditKeyRights.GrantToFunction(props.Foundation, role, Contract.Tables.AuditTrail);
        props.Tables.GrantProcessing(role);
        props.AlertsTopic.GrantPublish(role);
        props.Buffer.DeadLetterQueue.GrantSendByRole("DeadLetters", role);
    }

    static Dictionary<string, string> Variables(ProcessorFunctionProps props)
    {
        var variables = new Dictionary<string, string>
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
            [FunctionVariables.CommitObjectiveMilliseconds] = Text(props.Settings.Queue.CommitObjectiveMilliseconds),
            [FunctionVariables.EnvironmentName] = props.Settings.Suffix,
            [FunctionVariables.IsProduction] = props.Settings.Production ? "true" : "false",
            [FunctionVariables.MetricsNamespace] = props.Foundation.Names.MetricsNamespace,
        };
        if (props.Settings.DeskTimeZone is { } zone)
        {
            variables[FunctionVariables.DeskTimeZone] = zone;
        }

        return variables;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
