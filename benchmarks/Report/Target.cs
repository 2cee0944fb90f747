namespace MarketData.Benchmarks.Report;

/// <summary>A figure that the project promises.</summary>
/// <param name="What">The figure.</param>
/// <param name="Allowed">The promise, for people.</param>
/// <param name="Measured">The figure as measured, for people.</param>
/// <param name="IsReached">Whether it holds.</param>
/// <param name="NeedsFullRun">
/// Whether it takes time to find out; the others are counted and come out the same in every run.
/// </param>
sealed record Target(string What, string Allowed, string Measured, bool IsReached, bool NeedsFullRun = false)
{
    public static MarkdownTable Table(IEnumerable<Target> targets) =>
        new(
            ["target", "at", "measured", ""],
            [
                .. targets.Select(target =>
                    (string[])
                        [target.What, target.Allowed, target.Measured, target.IsReached ? "reached" : "**missed**"]
                ),
            ]
        );
}
