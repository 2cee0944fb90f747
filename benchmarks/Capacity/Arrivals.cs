using MarketData.Sessions;
using MarketData.Tools;

namespace MarketData.Benchmarks.Capacity;

/// <summary>
/// When events come: as the prints of samples/ did from the opening on, second by tenth of a second, scaled to a rate.
/// </summary>
sealed class Arrivals
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    const int BinMs = 100;

    readonly double[] weights;
    readonly Scenario scenario;
    readonly Random random;
    double owed;

    public Arrivals(Scenario scenario, Random random)
    {
        (this.scenario, this.random) = (scenario, random);
        var rows = SessionFile.Read(Checkout.SampleSession).ToList();
        var counts = new double[scenario.Seconds * 1000 / BinMs];
        foreach (var row in rows)
        {
            var bin = (int)((row.Time - rows[0].Time).TotalMilliseconds / BinMs);
            if (bin < counts.Length)
            {
                counts[bin]++;
            }
        }

        weights = [.. counts.Select(count => scenario.IsOpening ? count / counts.Average() : 1)];
    }

    /// <summary>The busiest tenth of a second, as a multiple of the average.</summary>
    public double Peak => weights.Max();

    /// <returns>The symbols of the events of one tick, in the order in which they are put.</returns>
    public IEnumerable<int> At(TimeSpan sinceOpening)
    {
        var bin = (int)(sinceOpening.TotalMilliseconds / BinMs);
        if (bin >= weights.Length)
        {
            yield break;
        }

        for (owed += scenario.Rate * weights[bin] * Tick.TotalSeconds; owed >= 1; owed--)
        {
            yield return random.NextDouble() < scenario.HotShare || scenario.Symbols == 1
                ? 0
                : random.Next(1, scenario.Symbols);
        }
    }
}
