using System.Globalization;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Backtesting;

/// <summary>Counts as people read them.</summary>
static class Counted
{
    public static string Of(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(int count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>How much a session is, and when it was.</summary>
    public static string SessionOf(BacktestResult result)
    {
        var (counts, symbols) = (result.Counts, Of(result.Charts.Count, "symbol"));
        var (trades, quotes) = (Of(counts.Trades, "trade"), Of(counts.Quotes, "quote"));
        var late = counts.Late == 0 ? "" : $", {Of(counts.Late)} of them too late for their bar";
        var ahead = counts.Ahead == 0 ? "" : $", {Of(counts.Ahead)} of them ahead of their receipt";
        var times = $"{UtcText.Of(counts.First)} to {UtcText.Of(counts.Last)}";
        return $"{trades} and {quotes} of {symbols}, {times}{late}{ahead}";
    }
}
