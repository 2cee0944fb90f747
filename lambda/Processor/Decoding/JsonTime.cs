using System.Text.Json;

namespace MarketData.Processor.Decoding;

/// <summary>Times as producers write them: ISO-8601 text, or a number of Unix seconds or milliseconds.</summary>
static class JsonTime
{
    /// <summary>
    /// From here on a number counts milliseconds: as seconds it would be the year 5138, as milliseconds 1973.
    /// </summary>
    const decimal FirstMilliseconds = 100_000_000_000;

    /// <summary>Far beyond the last year that a date can hold, and far below what would overflow.</summary>
    const decimal MaxNumber = 1_000_000_000_000_000;

    public static bool TryRead(JsonElement element, out DateTimeOffset time)
    {
        time = default;
        return element.ValueKind switch
        {
            JsonValueKind.String => TryReadIso(element, out time),
            JsonValueKind.Number => TryReadUnix(element, out time),
            _ => false,
        };
    }

    static bool TryReadIso(JsonElement element, out DateTimeOffset time)
    {
        time = default;
        if (!element.TryGetDateTime(out var parsed))
        {
            return false;
        }

        // A time without a zone is UTC; the machine's own zone must not matter.
        time =
            parsed.Kind == DateTimeKind.Unspecified
                ? new DateTimeOffset(parsed, TimeSpan.Zero)
                : new DateTimeOffset(parsed).ToUniversalTime();
        return true;
    }

    static bool TryReadUnix(JsonElement element, out DateTimeOffset time)
    {
        time = default;
        if (!element.TryGetDecimal(out var number) || Math.Abs(number) > MaxNumber)
        {
            return false;
        }

        var milliseconds = Math.Abs(number) < FirstMilliseconds ? number * 1000 : number;
        var ticks = DateTimeOffset.UnixEpoch.Ticks + decimal.Truncate(milliseconds * TimeSpan.TicksPerMillisecond);
        if (ticks < 0 || ticks > DateTimeOffset.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset((long)ticks, TimeSpan.Zero);
        return true;
    }
}
