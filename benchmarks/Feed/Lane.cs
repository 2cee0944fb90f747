using MarketData.Sessions;

namespace MarketData.Benchmarks.Feed;

/// <summary>
/// One symbol's prints, over and over: each round goes on where the one before ended, so that time never runs back.
/// </summary>
sealed class Lane(IReadOnlyList<MarketRow> rows)
{
    readonly TimeSpan length = TimeSpan.FromMinutes(Math.Ceiling((rows[^1].Time - rows[0].Time).TotalMinutes) + 1);
    int taken;

    public MarketRow Next()
    {
        var (round, index) = Math.DivRem(taken++, rows.Count);
        return rows[index] with { Time = rows[index].Time + round * length };
    }

    /// <summary>
    /// A print a minute before the first one, so that every indicator has its bars and the state row its full size.
    /// </summary>
    public IEnumerable<MarketRow> Before(int minutes) =>
        Enumerable
            .Range(0, minutes)
            .Select(minute => rows[0] with { Time = rows[0].Time.AddMinutes(minute - minutes), Kind = RowKind.Trade });
}
