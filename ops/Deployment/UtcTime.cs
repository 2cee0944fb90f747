using System.CommandLine;
using System.Globalization;

namespace MarketData.Ops.Deployment;

/// <summary>Times as operators write them.</summary>
static class UtcTime
{
    public static Argument<DateTimeOffset> Argument(string name, string description) =>
        new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (TryParse(text, out var time))
                {
                    return time;
                }

                result.AddError(Wrong(name, text));
                return default;
            },
        };

    public static Option<DateTimeOffset> Option(string name, string description) =>
        new(name)
        {
            HelpName = "TIME",
            Description = description,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (TryParse(text, out var time))
                {
                    return time;
                }

                result.AddError(Wrong(name, text));
                return default;
            },
        };

    /// <summary>Without an offset it is UTC, as all times that the commands print, which may be copied.</summary>
    static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text.EndsWith(" UTC", StringComparison.Ordinal) ? text[..^" UTC".Length] : text,
            ["yyyy-MM-dd'T'HH:mm:ss.FFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mm:ss.FFFK", "yyyy-MM-dd' 'HH:mmK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        );

    static string Wrong(string name, string text) =>
        $"{name} is '{text}', but must be a time such as 2026-11-20T14:30:00Z.";
}
