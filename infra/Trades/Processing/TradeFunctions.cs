using System.Globalization;
using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;
using MarketData.Infra.Trades.Storage;

namespace MarketData.Infra.Trades.Processing;

public sealed record TradeFunctionsProps
{
    public required Foundation Foundation { get; init; }
    public required Settings Settings { get; init; }
    public required FunctionCode Code { get; init; }

    /// <summary>Absent: the functions are in no VPC.</summary>
    public required FunctionNetwork? Network { get; init; }

    public required TradeTables Tables { get; init; }
    public required OperatorsParameters Parameters { get; init; }
}

/// <summary>The three tasks of the workflow, each with the rights that it needs and no more.</summary>
public sealed class TradeFunctions : Construct
{
    readonly TradeFunctionsProps props;

    public TradeFunctions(Construct scope, string id, TradeFunctionsProps props)
        : base(scope, id)
    {
        this.props = props;
        Validate = AddValidate();
        Enrich = AddEnrich();
        Record = AddRecord();
    }

    public TradeTask Validate { get; }
    public TradeTask Enrich { get; }
    public TradeTask Record { get; }

    public IReadOnlyList<TradeTask> All => [Validate, Enrich, Record];

    TradeTask AddValidate() =>
        Add(
            TradeTasks.Validate,
            "Says whether a trade may be recorded, and why not",
            new()
            {
                [TradeVariables.TradesTable] = props.Tables.Trades.Name,
                [TradeVariables.ParameterPath] = props.Parameters.Path,
                [TradeVariables.SourceSystems] = string.Join(',', props.Settings.Trades.SourceSystems),
                [FunctionVariables.ClockSkewSeconds] = props.Settings.ClockSkewSeconds.ToString(
                    CultureInfo.InvariantCulture
                ),
            },
            role =>
            {
                props.Tables.Trades.Grant(role, "Trades", "Query");
                props.Parameters.GrantRead(role);
            }
        );

    TradeTask AddEnrich() =>
        Add(
            TradeTasks.Enrich,
            "Finds a trade's instrument and its market",
            new(MarketDataSource.Variables(props.Foundation.Names, props.Settings.Storage.SymbolIndex))
            {
                [TradeVariables.ParameterPath] = props.Parameters.Path,
            },
            role =>
            {
                MarketDataSource.GrantRead(props.Foundation, role, props.Settings.Storage.SymbolIndex);
                props.Parameters.GrantRead(role);
            }
        );

    TradeTask AddRecord() =>
        Add(
            TradeTasks.Record,
            "Records a trade once, with its audit record",
            new()
            {
                [TradeVariables.TradesTable] = props.Tables.Trades.Name,
                [TradeVariables.AuditTrailTable] = props.Tables.AuditTrail.Name,
                [TradeVariables.StateTable] = props.Tables.State.Name,
                [FunctionVariables.AuditKmsKeyArn] = props.Foundation.Key.Arn,
                [FunctionVariables.MetricsNamespace] = props.Foundation.Names.MetricsNamespace,
            },
            role =>
            {
                props.Tables.Trades.Grant(role, "Trades", "PutItem", "Query");
                props.Tables.AuditTrail.Grant(role, "AuditTrail", "PutItem");
                props.Tables.State.Grant(role, "State", "GetItem", "PutItem");
                AuditKeyRights.GrantToFunction(props.Foundation, role, Tables.TradesAuditTrail);
            }
        );

    TradeTask Add(string task, string description, Dictionary<string, string> variables, Action<ServiceRole> grant) =>
        new(
            this,
            new()
            {
                Task = task,
                Description = description,
                Foundation = props.Foundation,
                Settings = props.Settings,
                Code = props.Code,
                Network = props.Network,
                Variables = variables,
                Grant = grant,
            }
        );
}
