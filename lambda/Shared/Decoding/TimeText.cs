using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketData.Shared.Decoding;

/// <summary>Times as text of RFC 3339, section 5.6, and what else is taken for it.</summary>
static partial class TimeText
{
    /// <summary>In words.</summary>
    public const string Form = "RFC 3339 text, such as 2013-10-08T13:30:00.065Z";

    /// <summary>The finest that is kept: 100 nanoseconds.</summary>
    const int MaxDecimals = 7;

    /// <summary>A time without a zone is UTC; the machine's own zone must not matter.</summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        time = default;
        return Format().Match(text) is { Success: true } match
            && DateTimeOffset.TryParseExact(
                $"{match.Groups["date"]}T{match.Groups["time"]}.{Decimals(match)}{Zone(match)}",
                "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out time
            );
    }

    /// <summary>What is wrong with a text that is no time, where it is a known mistake.</summary>
    public static string? Problem(string text) =>
        text switch
        {
            _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, 0, out _) =>
                "which has no time of day",
            _ when BasicFormat().IsMatch(text) => "which is the basic format of ISO 8601, without - and :",
            _ when Format().Match(text) is { Success: true } match => match.Groups["time"].Value switch
            {
                ['2', '4', ..] => "but midnight is 00:00:00 of the next day",
                [.., '6', '0'] => "but a leap second cannot be kept: send the second before or after it",
                _ => null,
            },
            _ => null,
        };

    static string Decimals(Match match) =>
        match.Groups["decimals"].Value is { Length: > MaxDecimals } finer
            ? finer[..MaxDecimals]
            : match.Groups["decimals"].Value.PadRight(1, '0');

    static string Zone(Match match) => match.Groups["zone"].Value.ToUpperInvariant();

    [GeneratedRegex(
        @"^(?<date>\d{4}-\d{2}-\d{2})[Tt ](?<time>\d{2}:\d{2}:\d{2})"
            + @"(\.(?<decimals>\d+))?(?<zone>[Zz]|[+-]\d{2}:\d{2})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Format();

    [GeneratedRegex(@"^\d{8}[Tt]\d{2,6}(\.\d+)?([Zz]|[+-]\d{2,4})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex BasicFormat();
}
