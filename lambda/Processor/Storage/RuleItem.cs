using System.Diagnostics.CodeAnalysis;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Storage;

/// <summary>A rule in the alert-rules table, which operators edit by hand: nothing about it is taken on trust.</summary>
public static class RuleItem
{
    public const string Key = "rule_id";

    public static bool IsEnabled(Item item) => !item.TryGetValue("enabled", out var enabled) || enabled.BOOL != false;

    public static bool TryRead(
        Item item, [NotNullWhen(true)] out AlertRule? rule, [NotNullWhen(false)] out string? problem)
    {
        var fields = new RuleFields(item);
        var kind = fields.Text("kind");
        rule = kind switch
        {
            PriceThreshold.KindName => new PriceThreshold
            {
                Id = fields.Text(Key),
                Symbols = fields.Symbols(),
                Severity = fields.Severity(),
                Cooldown = fields.Cooldown(),
                Threshold = fields.Positive("threshold"),
                HysteresisPercent = fields.Percent("hysteresis_percent"),
            },
            LargePrint.KindName => new LargePrint
            {
                Id = fields.Text(Key),
                Symbols = fields.Symbols(),
                Severity = fields.Severity(),
                Cooldown = fields.Cooldown(),
                Threshold = fields.Positive("threshold"),
            },
            _ => fields.Unknown("kind", $"{PriceThreshold.KindName} and {LargePrint.KindName}"),
        };
        problem = fields.Problem;
        if (problem is not null)
        {
            rule = null;
        }

        return problem is null;
    }
}
