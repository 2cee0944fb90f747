namespace MarketData.Benchmarks.Capacity;

/// <summary>What came of a scenario.</summary>
sealed record CapacityResult
{
    public required Scenario Scenario { get; init; }
    public required int Put { get; init; }
    public required int Stored { get; init; }

    /// <summary>While events still came.</summary>
    public required int StoredInTime { get; init; }

    /// <summary>From the last event on until all were stored, or until nobody waited any longer.</summary>
    public required TimeSpan Drained { get; init; }

    public required PutToStored Hot { get; init; }
    public required PutToStored Quiet { get; init; }
    public required long Transactions { get; init; }
    public required long Conflicts { get; init; }
    public required long Throttled { get; init; }
    public required int DeadLetters { get; init; }

    /// <summary>Events that an invocation answered as failed.</summary>
    public required int Failures { get; init; }

    public required int Invocations { get; init; }

    /// <summary>Of all invocations.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>An invocation's time, on average.</summary>
    public TimeSpan Invocation => Duration / Invocations;

    public double StoredPerSecond => (double)StoredInTime / Scenario.Seconds;
}

/// <summary>From PutEvents to the commit.</summary>
readonly record struct PutToStored(TimeSpan? Median, TimeSpan? P99)
{
    public static PutToStored Of(IEnumerable<QueuedEvent> events)
    {
        List<TimeSpan> times =
        [
            .. events.Where(one => one.StoredAt is not null).Select(one => one.StoredAt!.Value - one.PutAt),
        ];
        times.Sort();
        return times.Count == 0 ? default : new(times[times.Count / 2], times[(int)(times.Count * 0.99)]);
    }
}
