using System.Globalization;
using System.Text.Json;

namespace MarketData.Shared.Decoding;

/// <summary>
/// Times as producers write them: text of RFC 3339, or Unix seconds or milliseconds, which may come as text like every
/// number.
/// </summary>
static class JsonTime
{
    /// <summary>
    /// From here on a number counts milliseconds: as seconds it would be the year 5138, as milliseconds 1973. In the
    /// same way each finer unit begins a thousand times further on.
    /// </summary>
    const decimal FirstMilliseconds = 100_000_000_000;
    const decimal FirstMicroseconds = 1000 * FirstMilliseconds;
    const decimal FirstNanoseconds = 1000 * FirstMicroseconds;

    /// <returns>
    /// False where it is none. <paramref name="problem"/> is then a sentence, about a field of that name.
    /// </returns>
    public static bool TryRead(string name, JsonElement element, out DateTimeOffset time, out string problem)
    {
        var (isTime, mistake) = Read(element, out time);
        problem = isTime
            ? ""
            : $"{name} is {Quoting.Of(element)}{(mistake is null ? "" : $", {mistake}")}; allowed: {TimeText.Form}, "
                + "or Unix seconds or milliseconds.";
        return isTime;
    }

    static (bool IsTime, string? Mistake) Read(JsonElement element, out DateTimeOffset time)
    {
        time = default;
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number))
        {
            return ReadUnix(number, out time);
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            return (false, null);
        }

        var text = element.GetString()!;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            return ReadUnix(number, out time);
        }

        return TimeText.TryRead(text, out time) ? (true, null) : (false, TimeText.Problem(text));
    }

    static (bool IsTime, string? Mistake) ReadUnix(decimal number, out DateTimeOffset time)
    {
        time = default;
        switch (Math.Abs(number))
        {
            case >= 1000 * FirstNanoseconds:
                return (false, null);
            case >= FirstNanoseconds:
                return (false, "which counts nanoseconds");
            case >= FirstMicroseconds:
                return (false, "which counts microseconds");
        }

        var milliseconds = Math.Abs(number) < FirstMilliseconds ? number * 1000 : number;
        var ticks = DateTimeOffset.UnixEpoch.Ticks + decimal.Truncate(milliseconds * TimeSpan.TicksPerMillisecond);
        if (ticks < 0)
        {
            return (false, null);
        }

        time = new DateTimeOffset((long)ticks, TimeSpan.Zero);
        return (true, null);
    }
}
