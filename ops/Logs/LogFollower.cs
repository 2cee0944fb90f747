namespace MarketData.Ops.Logs;

/// <summary>The lines of a log as they come.</summary>
sealed class LogFollower(LogGroup group, TimeProvider time, bool onlyTrouble)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>A line can be found some seconds after its own time, behind later ones.</summary>
    static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    readonly Dictionary<string, DateTimeOffset> shown = [];

    public async Task<IReadOnlyList<LogLine>> ReadAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var lines = new List<LogLine>();
        await foreach (var found in group.ReadAsync(since, phrase: null, cancellation))
        {
            var line = LogLine.Of(found);
            if (shown.TryAdd(found.EventId!, line.At) && (onlyTrouble ? line.IsTrouble : !line.IsRoutine))
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    /// <summary>Until it is cancelled.</summary>
    public async Task FollowAsync(DateTimeOffset since, Action<LogLine> show, CancellationToken cancellation)
    {
        while (true)
        {
            var looked = time.GetUtcNow();
            foreach (var line in await ReadAsync(since, cancellation))
            {
                show(line);
            }

            since = looked - Overlap;
            foreach (var (id, _) in shown.Where(entry => entry.Value < since).ToList())
            {
                shown.Remove(id);
            }

            await Task.Delay(BetweenLooks, time, cancellation);
        }
    }
}
