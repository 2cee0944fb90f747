using MarketData.Sessions;
using MarketData.Tools;

namespace MarketData.Sandbox.Feed;

/// <summary>What a run sends, in order of time.</summary>
public static class Session
{
    public const int GeneratedLength = 2000;

    /// <param name="rows">Are the same each time they are asked for.</param>
    /// <param name="symbols">Which of them; none for all.</param>
    /// <param name="limit">How many of those, at the most.</param>
    /// <param name="badEvents">How many malformed events are mixed in.</param>
    public static IReadOnlyCollection<FeedItem> Build(
        IEnumerable<MarketRow> rows,
        IReadOnlyCollection<string> symbols,
        int? limit,
        int badEvents
    )
    {
        var wanted = rows.Where(row =>
                symbols.Count == 0 || symbols.Contains(row.Symbol, StringComparer.OrdinalIgnoreCase)
            )
            .Take(limit ?? int.MaxValue);
        var events = new FeedItems(wanted.Count(), wanted.Select((row, index) => (FeedItem)row.ToEvent(index + 1)));
        return events.Count > 0
            ? new FeedItems(events.Count + badEvents, BadEvents.MixInto(events, badEvents))
            : throw new ToolException(
                symbols.Count == 0
                    ? "The session has no events."
                    : Printable.Of($"The session has no events of {string.Join(", ", symbols)}.")
            );
    }

    /// <summary>
    /// Sends a few events a second time, a little later, as a producer does that never saw the bus's answer.
    /// </summary>
    public static IReadOnlyCollection<FeedItem> Repeat(IReadOnlyCollection<FeedItem> items, int seed)
    {
        var repeated = RepeatSome(items, seed);
        return new FeedItems(repeated.Count(), repeated);
    }

    static IEnumerable<FeedItem> RepeatSome(IReadOnlyCollection<FeedItem> items, int seed)
    {
        const int percent = 2;
        const int furthest = 50;
        var random = new Random(seed);
        var again = new PriorityQueue<FeedItem, int>();
        foreach (var (place, item) in items.Index())
        {
            yield return item;
            while (again.TryPeek(out _, out var due) && due <= place)
            {
                yield return again.Dequeue();
            }

            if (item is BusEvent { Expected: Expectation.Stored } && random.Next(100) < percent)
            {
                again.Enqueue(item, place + random.Next(1, furthest));
            }
        }

        while (again.TryDequeue(out var item, out _))
        {
            yield return item;
        }
    }
}
