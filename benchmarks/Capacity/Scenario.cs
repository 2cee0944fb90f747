namespace MarketData.Benchmarks.Capacity;

/// <summary>What is played, and on which settings.</summary>
sealed record Scenario
{
    public required bool IsThroughputProfile { get; init; }

    /// <summary>Events a second, on average.</summary>
    public required int Rate { get; init; }

    /// <summary>Whether they come as after the opening, ten times as many in its first second, or evenly.</summary>
    public bool IsOpening { get; init; }

    public required int Symbols { get; init; }

    /// <summary>Of the events, those of the first symbol; the others have equal shares of the rest.</summary>
    public required double HotShare { get; init; }

    /// <summary>Batches at a time at most: the setting `function.reservedConcurrency` less one.</summary>
    public required int Concurrency { get; init; }

    /// <summary>The setting `queue.fairBySymbol`.</summary>
    public bool HasFairQueue { get; init; }

    public bool HasSymbolIndex { get; init; } = true;

    /// <summary>Write units a second that the tables have seen before.</summary>
    public double TablePeak { get; init; } = 200_000;

    /// <summary>How long events come; then what waits is worked off.</summary>
    public int Seconds { get; init; } = 30;

    public int Seed { get; init; } = 1;

    /// <summary>Of the profile, where nothing else is said.</summary>
    public int BatchSize
    {
        get =>
            field > 0 ? field
            : IsThroughputProfile ? 1000
            : 10;
        init;
    }
}
