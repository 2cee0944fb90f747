using MarketData.Tools;

namespace MarketData.Sandbox.Feed;

/// <summary>What a run sends, in order of time.</summary>
public static class Session
{
    public const int GeneratedLength = 2000;

    public static IReadOnlyList<FeedItem> Build(
        IEnumerable<MarketRow> rows,
        IReadOnlyCollection<string> symbols,
        int? limit,
        int badEvents
    )
    {
        var wanted = rows.Where(row =>
            symbols.Count == 0 || symbols.Contains(row.Symbol, StringComparer.OrdinalIgnoreCase)
        );
        var events = wanted
            .Take(limit ?? int.MaxValue)
            .Select((row, index) => (FeedItem)row.ToEvent(index + 1))
            .ToList();
        return events.Count > 0
            ? [.. BadEvents.MixInto(events, badEvents)]
            : throw new ToolException(
                symbols.Count == 0
                    ? "The session has no events."
                    : $"The session has no events of {string.Join(", ", symbols)}."
            );
    }

    /// <summary>
    /// Sends a few events a second time, a little later, as a producer does that never saw the bus's answer.
    /// </summary>
    public static IReadOnlyList<FeedItem> Repeat(IReadOnlyList<FeedItem> items, int seed)
    {
        const int percent = 2;
        const int furthest = 50;
        var random = new Random(seed);
        var repeated = items.ToList();
        foreach (
            var item in items
                .OfType<BusEvent>()
                .Where(item => item.Expected is Expectation.Stored && random.Next(100) < percent)
        )
        {
            repeated.Insert(Math.Min(repeated.Count, repeated.IndexOf(item) + random.Next(1, furthest)), item);
        }

        return repeated;
    }
}
