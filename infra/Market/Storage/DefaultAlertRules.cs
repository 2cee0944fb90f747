using System.Globalization;
using Constructs;
using MarketData.Contract;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Storage;

/// <summary>The rules that a new deployment starts with. They belong to the operators from then on.</summary>
public sealed class DefaultAlertRules : Construct
{
    static readonly string[] OperatorsChanges = ["item"];

    readonly Table table;

    public DefaultAlertRules(Construct scope, string id, Table table)
        : base(scope, id)
    {
        this.table = table;
        Add(
            "price-over-1000",
            new()
            {
                [AlertRuleFields.Kind] = Text(AlertRuleKinds.PriceThreshold),
                [AlertRuleFields.Severity] = Text(Severities.High),
                [AlertRuleFields.Threshold] = Number(1000),
                [AlertRuleFields.CooldownSeconds] = Number(300),
                [AlertRuleFields.HysteresisPercent] = Number(1),
            }
        );
        Add(
            "volatility-over-40",
            new()
            {
                [AlertRuleFields.Kind] = Text(AlertRuleKinds.Volatility),
                [AlertRuleFields.Severity] = Text(Severities.Medium),
                [AlertRuleFields.Threshold] = Number(0.40m),
                [AlertRuleFields.CooldownSeconds] = Number(300),
                [AlertRuleFields.HysteresisPercent] = Number(5),
            }
        );
        Add(
            "large-print",
            new()
            {
                [AlertRuleFields.Kind] = Text(AlertRuleKinds.Volume),
                [AlertRuleFields.Severity] = Text(Severities.Medium),
                [AlertRuleFields.Threshold] = Number(1_000_000),
                [AlertRuleFields.CooldownSeconds] = Number(0),
            }
        );
    }

    void Add(string ruleId, Dictionary<string, object> rule)
    {
        rule[table.Schema.HashKey] = Text(ruleId);
        rule[AlertRuleFields.Symbols] = Text(AlertRuleFields.AnySymbol);
        rule[AlertRuleFields.Enabled] = new Dictionary<string, bool> { ["BOOL"] = true };
        _ = new DynamodbTableItem(
            this,
            ruleId,
            new DynamodbTableItemConfig
            {
                TableName = table.Name,
                HashKey = table.Schema.HashKey,
                Item = Fn.Jsonencode(rule),
                Lifecycle = new TerraformResourceLifecycle { IgnoreChanges = OperatorsChanges },
            }
        );
    }

    static Dictionary<string, string> Text(string value) => new() { ["S"] = value };

    static Dictionary<string, string> Number(decimal value) =>
        new() { ["N"] = value.ToString(CultureInfo.InvariantCulture) };
}
