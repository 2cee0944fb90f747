using System.Globalization;
using MarketData.Sessions;

namespace MarketData.Sandbox.Feed;

/// <summary>
/// A trading session out of a seed: arrivals that burst at the open and calm down, returns with the fat tails of
/// Student's t, sizes that are log-normal with a rare block trade. The same seed gives the same session.
/// </summary>
public static class GeneratedSession
{
    /// <summary>A Monday; the session opens at 09:30 in New York.</summary>
    static readonly DateTimeOffset Open = new(2024, 6, 3, 13, 30, 0, TimeSpan.Zero);

    /// <summary>Events a second: the calm rate, and how far the opening burst lies above it and fades.</summary>
    const double CalmRate = 20;
    const double BurstFactor = 9;
    const double BurstFadeSeconds = 30;

    const double QuoteShare = 0.2;
    const double ReturnScale = 0.0004;
    const int DegreesOfFreedom = 3;
    const double BlockTradeShare = 0.002;

    static readonly string[] Exchanges = ["XNAS", "XNYS", "ARCX", "BATS"];

    /// <summary>Symbols with the price they open at; the last two trade around the default alert's 1,000.</summary>
    static readonly (string Symbol, double Price)[] Instruments =
    [
        ("ALFA", 187.25),
        ("BRVO", 42.10),
        ("CHRL", 411.80),
        ("DLTA", 999.90),
        ("ECHO", 1001.35),
    ];

    public static IEnumerable<MarketRow> Generate(int seed, int count)
    {
        var random = new Random(seed);
        var prices = Instruments.Select(instrument => instrument.Price).ToArray();
        var elapsed = 0.0;
        for (var i = 0; i < count; i++)
        {
            elapsed += Exponential(random) / (CalmRate * (1 + BurstFactor * Math.Exp(-elapsed / BurstFadeSeconds)));
            var instrument = random.Next(Instruments.Length);
            prices[instrument] *= Math.Exp(ReturnScale * StudentT(random));
            var kind =
                random.NextDouble() >= QuoteShare ? RowKind.Trade
                : random.Next(2) == 0 ? RowKind.Bid
                : RowKind.Ask;
            yield return new()
            {
                Time = Open.AddTicks((long)(elapsed * TimeSpan.TicksPerSecond)),
                Exchange = Exchanges[random.Next(Exchanges.Length)],
                Symbol = Instruments[instrument].Symbol,
                Kind = kind,
                Price = Math.Max(0.01, Math.Round(prices[instrument], 2))
                    .ToString("0.00", CultureInfo.InvariantCulture),
                Size = Size(random, kind).ToString(CultureInfo.InvariantCulture),
            };
        }
    }

    static int Size(Random random, RowKind kind)
    {
        var lots = (int)Math.Ceiling(Math.Exp(0.5 + 1.1 * Normal(random)));
        return kind == RowKind.Trade && random.NextDouble() < BlockTradeShare ? 1_000_000 + 100 * lots : 100 * lots;
    }

    static double Exponential(Random random) => -Math.Log(1 - random.NextDouble());

    /// <summary>Box and Muller's transformation.</summary>
    static double Normal(Random random) =>
        Math.Sqrt(2 * Exponential(random)) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A normal over the root of a chi-square, each of that many degrees of freedom.</summary>
    static double StudentT(Random random)
    {
        var normal = Normal(random);
        var chiSquare = Enumerable.Range(0, DegreesOfFreedom).Sum(_ => Math.Pow(Normal(random), 2));
        return normal / Math.Sqrt(chiSquare / DegreesOfFreedom);
    }
}
