namespace MarketData.Benchmarks;

/// <summary>How long to measure.</summary>
sealed record Effort
{
    /// <summary>For the table.</summary>
    public static readonly Effort Full = new()
    {
        WarmUpEvents = 60_000,
        Rounds = 11,
        EventsPerRound = 20_000,
        Starts = 11,
        MemoryEvents = 1_000_000,
    };

    /// <summary>
    /// Everything once, to see that it works. What is counted holds all the same; what is timed says nothing.
    /// </summary>
    public static readonly Effort Once = new()
    {
        WarmUpEvents = 1_000,
        Rounds = 1,
        EventsPerRound = 5_000,
        Starts = 1,
        MemoryEvents = 20_000,
    };

    public bool IsFull => this == Full;

    public required int WarmUpEvents { get; init; }
    public required int Rounds { get; init; }
    public required int EventsPerRound { get; init; }
    public required int Starts { get; init; }
    public required int MemoryEvents { get; init; }
}
