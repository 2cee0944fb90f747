namespace MarketData.Domain.Rules;

/// <summary>
/// Something measured passes a threshold. It alerts on the crossing, not as long as the measure stays beyond, and again
/// only after the measure came back by <see cref="HysteresisPercent"/> percent of the threshold. A symbol first seen
/// beyond has crossed; one that cannot be measured yet has done neither.
/// </summary>
public abstract record LevelRule : AlertRule
{
    /// <summary>In the unit of the measure, positive.</summary>
    public required decimal Threshold { get; init; }

    /// <summary>0 or more, below 100.</summary>
    public required decimal HysteresisPercent { get; init; }

    public Direction Direction { get; init; }

    /// <summary>Null while there is not enough to measure.</summary>
    protected abstract decimal? Measure(Observation seen);

    /// <summary>What of the measure is compared with the threshold.</summary>
    protected virtual decimal Level(decimal measured) => measured;

    protected abstract string Headline(Observation seen, decimal measured);

    protected abstract string Summary(Observation seen, decimal measured);

    protected sealed override (Finding? Finding, bool Armed) Observe(Observation seen, bool armed)
    {
        if (Measure(seen) is not { } measured)
        {
            return (null, armed);
        }

        // From here on a larger number is further beyond the threshold, whichever the direction.
        var side = Direction == Direction.Above ? 1 : -1;
        var beyond = side * (Level(measured) - Threshold);
        return beyond > 0
            ? (armed ? Crossing() : null, Armed: false)
            : (null, armed || beyond <= -Threshold * HysteresisPercent / 100);

        Finding Crossing() => new(measured, Threshold, Headline(seen, measured), Summary(seen, measured));
    }
}
