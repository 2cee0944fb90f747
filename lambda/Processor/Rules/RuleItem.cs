using System.Diagnostics.CodeAnalysis;
using MarketData.Domain.Bars;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Rules;

/// <summary>
/// A rule in the alert-rules table, which operators edit by hand: nothing about it is taken on trust. Whoever writes
/// one checks it by reading it here.
/// </summary>
public static class RuleItem
{
    public const string Key = "rule_id";
    public const string Enabled = "enabled";

    static readonly string Kinds = string.Join(
        ", ",
        (string[])
            [
                PriceThreshold.KindName,
                PercentMove.KindName,
                VolatilityLevel.KindName,
                LargePrint.KindName,
                VolumeSpike.KindName,
                SmaCross.KindName,
            ]
    );

    public static bool IsEnabled(Item item) => !item.TryGetValue(Enabled, out var enabled) || enabled.BOOL != false;

    /// <param name="item">The row, switched off or not.</param>
    /// <param name="rule">The rule it is.</param>
    /// <param name="problems">All that is wrong with it.</param>
    public static bool TryRead(Item item, [NotNullWhen(true)] out AlertRule? rule, out IReadOnlyList<string> problems)
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
        var (kind, id, symbols) = (fields.Kind(), fields.Id(Key), fields.Symbols());
        var (severity, cooldown) = (fields.Choice<Severity>("severity"), fields.Cooldown());
        fields.Flag(Enabled);
        AlertRule? rule = kind switch
        {
            PriceThreshold.KindName => new PriceThreshold
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                Direction = fields.Choice<Direction>("direction", Direction.Above),
                Threshold = fields.Threshold(),
                HysteresisPercent = fields.HysteresisPercent(),
            },
            PercentMove.KindName => new PercentMove
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                Minutes = fields.Count("minutes", 1, BarMinutes.Length),
                Threshold = fields.Threshold(),
                HysteresisPercent = fields.HysteresisPercent(),
            },
            VolatilityLevel.KindName => new VolatilityLevel
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                Threshold = fields.Threshold(),
                HysteresisPercent = fields.HysteresisPercent(),
            },
            LargePrint.KindName => new LargePrint
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                Threshold = fields.Threshold(),
            },
            VolumeSpike.KindName => new VolumeSpike
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                Threshold = fields.Threshold(),
                HysteresisPercent = fields.HysteresisPercent(),
            },
            SmaCross.KindName => ReadSmaCross(),
            _ => null,
        };
        if (rule is null)
        {
            fields.Refuse("kind", Kinds);
        }
        else
        {
            fields.RefuseAllOthers();
        }

        return rule;

        SmaCross ReadSmaCross()
        {
            var shorter = fields.Count("short_bars", 1, CloseWindow.Length - 1);
            return new SmaCross
            {
                Id = id,
                Symbols = symbols,
                Severity = severity,
                Cooldown = cooldown,
                ShortBars = shorter,
                LongBars = fields.Count("long_bars", shorter + 1, CloseWindow.Length),
                Direction = fields.Choice<Direction>("direction", Direction.Above),
            };
        }
    }
}
