using System.Diagnostics;
using System.Globalization;

namespace MarketData.Sandbox.Feed;

/// <summary>How fast a session is replayed: a multiple of its own speed, or as fast as it goes.</summary>
public sealed record Pace(double? Factor)
{
    public static Pace Max { get; } = new(Factor: null);

    public static bool TryParse(string text, out Pace pace)
    {
        var isNumber = double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var factor
        );
        pace = isNumber && factor > 0 ? new(factor) : Max;
        return pace.Factor is not null || text == "max";
    }

    /// <summary>How long to wait for an event of that time, in a session that began there.</summary>
    public TimeSpan Wait(DateTimeOffset time, DateTimeOffset sessionStart, Stopwatch running) =>
        Factor is { } factor ? (time - sessionStart) / factor - running.Elapsed : TimeSpan.Zero;

    public override string ToString() => Factor?.ToString(CultureInfo.InvariantCulture) ?? "max";
}
