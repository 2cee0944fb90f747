namespace MarketData.Benchmarks.Capacity;

/// <summary>What docs/scaling.md tells of.</summary>
static class Scenarios
{
    static readonly Scenario OneHot = new()
    {
        IsThroughputProfile = true,
        Rate = 3000,
        Symbols = 1,
        HotShare = 1,
        Concurrency = 4,
        HasSymbolIndex = false,
    };

    static readonly Scenario Many = OneHot with { Symbols = 1000, HotShare = 0.05, HasSymbolIndex = true };

    /// <summary>A hot symbol beside a hundred quiet ones.</summary>
    static readonly IReadOnlyList<Scenario> Beside =
    [
        .. new[] { 4, 10, 20, 40 }.Select(functions =>
            OneHot with
            {
                Symbols = 101,
                Rate = 11_000,
                HotShare = 10 / 11.0,
                Seconds = 10,
                Concurrency = functions,
            }
        ),
    ];

    /// <summary>
    /// A function that nobody disturbs and that always finds a full batch: how long an invocation takes by itself.
    /// </summary>
    public static Scenario Alone(int batchSize, int symbols) =>
        new()
        {
            IsThroughputProfile = true,
            BatchSize = batchSize,
            Rate = Math.Max(2_000, 30 * batchSize),
            Symbols = symbols,
            HotShare = 1.0 / symbols,
            Concurrency = 1,
            Seconds = 1,
        };

    public static IReadOnlyList<Scenario> Quick { get; } = [OneHot with { Rate = 300, Seconds = 10 }];

    public static IReadOnlyList<(string What, IReadOnlyList<Scenario> Played)> All { get; } =
    [
        (
            "One symbol, throughput profile, without SymbolIndex",
            [
                OneHot with
                {
                    Rate = 1000,
                },
                OneHot with
                {
                    Rate = 2000,
                },
                OneHot with
                {
                    Concurrency = 1,
                },
                OneHot with
                {
                    Concurrency = 2,
                },
                OneHot,
                OneHot with
                {
                    Concurrency = 20,
                },
                OneHot with
                {
                    IsOpening = true,
                },
            ]
        ),
        ("One symbol, throughput profile, with SymbolIndex", [OneHot with { HasSymbolIndex = true }]),
        (
            "One symbol, low latency",
            [.. new[] { 50, 100, 200, 400 }.Select(rate => OneHot with { IsThroughputProfile = false, Rate = rate })]
        ),
        ("A hot symbol of 10,000 a second beside 100 quiet ones", Beside),
        ("The same with fair queues", [.. Beside.Select(one => one with { HasFairQueue = true })]),
        (
            "A thousand symbols",
            [
                Many with
                {
                    IsThroughputProfile = false,
                    Rate = 1000,
                },
                Many with
                {
                    IsThroughputProfile = false,
                    Rate = 1000,
                    Concurrency = 20,
                },
                Many,
                Many with
                {
                    Rate = 10_000,
                    Concurrency = 20,
                    Seconds = 10,
                },
                Many with
                {
                    Rate = 100_000,
                    Concurrency = 500,
                    HotShare = 0.01,
                    Seconds = 2,
                },
            ]
        ),
    ];
}
