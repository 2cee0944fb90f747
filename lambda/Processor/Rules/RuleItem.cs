using System.Diagnostics.CodeAnalysis;
using MarketData.Contract;
using MarketData.Domain.Bars;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Rules;

/// <summary>
/// A rule in the alert-rules table, which operators edit by hand: nothing about it is taken on trust. Whoever writes
/// one checks it by reading it here.
/// </summary>
public static class RuleItem
{
    public static bool IsEnabled(Item item) =>
        !item.TryGetValue(AlertRuleFields.Enabled, out var enabled) || enabled.BOOL != false;

    /// <param name="item">The row, switched off or not.</param>
    /// <param name="rule">The rule it is.</param>
    /// <param name="problems">All that is wrong with it.</param>
    public static bool TryRead(
        Item item,
        [NotNullWhen(true)] out AlertRule? rule,
        out IReadOnlyList<RuleProblem> problems
    )
    {
        var fields = new RuleFields(item);
        rule = Read(fields);
        problems = fields.Problems;
        if (problems.Count > 0)
        {
            rule = null;
        }

        return rule is not null;
    }

    static AlertRule? Read(RuleFields fields)
    {
        var (kind, id, symbols) = (fields.Kind(), fields.Id(Tables.AlertRules.HashKey), fields.Symbols());
        var (severity, cooldown) = (fields.Choice<Severity>(AlertRuleFields.Severity), fields.Cooldown());
        fields.Flag(AlertRuleFields.Enabled);
        AlertRule? rule = kind switch
        {
            AlertRuleKinds.PriceThreshold => new PriceThreshold
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                Direction = fields.Choice<Direction>(AlertRuleFields.Direction, Direction.Above),
                Threshold = fields.Threshold(),
                HysteresisPercent = fields.HysteresisPercent(),
            },
            AlertRuleKinds.PercentMove => new PercentMove
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                Minutes = fields.Count(AlertRuleFields.Minutes, 1, BarMinutes.Length),
                Threshold = fields.Threshold(),
                HysteresisPercent = fields.HysteresisPercent(),
            },
            AlertRuleKinds.Volatility => new VolatilityLevel
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                Threshold = fields.Threshold(),
                HysteresisPercent = fields.HysteresisPercent(),
            },
            AlertRuleKinds.Volume => new LargePrint
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                Threshold = fields.Threshold(),
            },
            AlertRuleKinds.VolumeSpike => new VolumeSpike
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                Threshold = fields.Threshold(),
                HysteresisPercent = fields.HysteresisPercent(),
            },
            AlertRuleKinds.SmaCross => ReadSmaCross(),
            _ => null,
        };
        if (rule is null)
        {
            fields.Refuse(AlertRuleFields.Kind, string.Join(", ", AlertRuleKinds.All));
        }
        else
        {
            fields.RefuseAllOthers();
        }

        return rule;

        SmaCross ReadSmaCross()
        {
            var shorter = fields.Count(AlertRuleFields.ShortBars, 1, CloseWindow.Length - 1);
            return new SmaCross
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                ShortBars = shorter,
                LongBars = fields.Count(AlertRuleFields.LongBars, shorter + 1, CloseWindow.Length),
                Direction = fields.Choice<Direction>(AlertRuleFields.Direction, Direction.Above),
            };
        }
    }
}
