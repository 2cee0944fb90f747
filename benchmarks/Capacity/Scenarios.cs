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

    static readonly Scenario Many = OneHot with { Symbols = 1000, HotShare = 0.05, HasSymbolIndex = true, Seconds = 10 };

    static readonly Scenario Calm = Many with { IsThroughputProfile = false, Rate = 1000 };

    /// <summary>A hot symbol beside a hundred quiet ones.</summary>
    static readonly Scenario Beside = OneHot with { Symbols = 101, Rate = 11_000, HotShare = 10 / 11.0, Seconds = 10 };

    public static IReadOnlyList<Scenario> Quick { get; } = [OneHot with { Rate = 300, Seconds = 10 }];

    public static IReadOnlyList<(string What, IReadOnlyList<Scenario> Played)> All { get; } =
    [("e", [Many with { Rate = 30_000, Concurrency = 100, Seconds = 5 }]), ("f", [Many with { Rate = 100_000, Symbols = 10_000, HotShare = 0.01, Concurrency = 300, Seconds = 3 }])];
}
