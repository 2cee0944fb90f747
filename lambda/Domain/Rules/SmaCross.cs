using MarketData.Contract;
using MarketData.Domain.Indicators;

namespace MarketData.Domain.Rules;

/// <summary>
/// The moving average of few bars crosses that of many. Only a symbol that was seen on the other side can cross; one
/// whose averages touch has not. Both averages include the forming bar.
/// </summary>
public sealed record SmaCross : AlertRule
{
    public override string Kind => AlertRuleKinds.SmaCross;

    /// <summary>1 or more, below <see cref="LongBars"/>.</summary>
    public required int ShortBars { get; init; }

    /// <summary>At most 60.</summary>
    public required int LongBars { get; init; }

    /// <summary>On which side of the long average the short one ends.</summary>
    public Direction Direction { get; init; }

    public override RuleMemory FirstMemory => new(Armed: false, LastAlert: null);

    protected override (Finding? Finding, bool Armed) Observe(Observation seen, bool armed)
    {
        Span<double> closes = stackalloc double[seen.Series.Closes.Count + 1];
        seen.Series.CopyClosesTo(closes);
        if (Sma.Of(closes, ShortBars) is not { } shorter || Sma.Of(closes, LongBars) is not { } longer)
        {
            return (null, armed);
        }

        var side = Direction == Direction.Above ? shorter.CompareTo(longer) : longer.CompareTo(shorter);
        return side > 0 ? (armed ? Crossing(seen, shorter, longer) : null, Armed: false) : (null, armed || side < 0);
    }

    Finding Crossing(Observation seen, double shorter, double longer)
    {
        var (value, limit) = (Figure.ToDecimal(shorter), Figure.ToDecimal(longer));
        var (near, far) = (Figure.Rounded(value, digits: 8), Figure.Rounded(limit, digits: 8));
        var side = Direction == Direction.Above ? "above" : "below";
        return new Finding(
            value,
            limit,
            $"{seen.Trade.Symbol}: the {ShortBars}-bar average, {near}, crossed {side} the {LongBars}-bar average, "
                + $"{far}.",
            $"{ShortBars}-bar average {near} crossed {side} {LongBars}-bar {far}"
        );
    }
}
