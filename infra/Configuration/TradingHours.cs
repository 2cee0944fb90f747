using System.Globalization;

namespace MarketData.Infra.Configuration;

/// <summary>The days and minutes, in UTC, in which events must come.</summary>
/// <param name="FirstDay">1 is Monday.</param>
/// <param name="LastDay">7 is Sunday.</param>
/// <param name="Opens">Minutes after midnight.</param>
/// <param name="Closes">Likewise; 1,440 is the end of the day.</param>
public readonly record struct TradingHours(int FirstDay, int LastDay, int Opens, int Closes)
{
    /// <summary>An alarm needs two periods of five minutes.</summary>
    public const int LeastMinutes = 60;

    static readonly string[] Days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    /// <summary>They begin before they end, long enough for an alarm.</summary>
    public bool AreInOrder => FirstDay <= LastDay && Closes - Opens >= LeastMinutes;

    /// <param name="text">As the settings' schema allows it: <c>MON-FRI 14:30-20:00</c>.</param>
    public static TradingHours Parse(string text)
    {
        var parts = text.Split(' ', '-');
        return new(Day(parts[0]), Day(parts[1]), Minutes(parts[2]), Minutes(parts[3]));
    }

    static int Day(string name) => Array.IndexOf(Days, name) + 1;

    static int Minutes(string time) =>
        time.Split(':') is [var hours, var minutes]
            ? 60 * int.Parse(hours, CultureInfo.InvariantCulture) + int.Parse(minutes, CultureInfo.InvariantCulture)
            : throw new FormatException($"{time} is no time of day.");
}
