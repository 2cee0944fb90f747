using System.Globalization;
using Constructs;
using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.DynamodbTableItem;

namespace MarketData.Infra.Constructs;

/// <summary>The rules that a new deployment starts with. They belong to the operators from then on.</summary>
public sealed class DefaultAlertRules : Construct
{
    static readonly string[] OperatorsChanges = ["item"];

    public DefaultAlertRules(Construct scope, string id, Table table)
        : base(scope, id)
    {
        Add(
            "price-over-1000",
            new()
            {
                ["kind"] = Text("PRICE_THRESHOLD"),
                ["severity"] = Text("HIGH"),
                ["threshold"] = Number(1000),
                ["cooldown_seconds"] = Number(300),
                ["hysteresis_percent"] = Number(1),
            }
        );
        Add(
            "volatility-over-40",
            new()
            {
                ["kind"] = Text("VOLATILITY"),
                ["severity"] = Text("MEDIUM"),
                ["threshold"] = Number(0.40m),
                ["cooldown_seconds"] = Number(300),
                ["hysteresis_percent"] = Number(5),
            }
        );
        Add(
            "large-print",
            new()
            {
                ["kind"] = Text("VOLUME"),
                ["severity"] = Text("MEDIUM"),
                ["threshold"] = Number(1_000_000),
                ["cooldown_seconds"] = Number(0),
            }
        );

        void Add(string ruleId, Dictionary<string, object> rule)
        {
            rule["rule_id"] = Text(ruleId);
            rule["symbols"] = Text("*");
            rule["enabled"] = new Dictionary<string, bool> { ["BOOL"] = true };
            _ = new DynamodbTableItem(
                this,
                ruleId,
                new DynamodbTableItemConfig
                {
                    TableName = table.Name,
                    HashKey = table.HashKey,
                    Item = Fn.Jsonencode(rule),
                    Lifecycle = new TerraformResourceLifecycle { IgnoreChanges = OperatorsChanges },
                }
            );
        }
    }

    static Dictionary<string, string> Text(string value) => new() { ["S"] = value };

    static Dictionary<string, string> Number(decimal value) =>
        new() { ["N"] = value.ToString(CultureInfo.InvariantCulture) };
}
