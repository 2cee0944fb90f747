using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MarketData.Ops.Deployment;

/// <summary>How far a command looks back: 30s, 10m, 24h or 7d.</summary>
static class TimeSpanOption
{
    const int MostDays = 3653;

    public static Option<TimeSpan> Since(TimeSpan unlessGiven, string description) =>
        new("--since")
        {
            HelpName = "TIME",
            Description = $"{description} Such as 30s, 10m, 24h or 7d.",
            CustomParser = Parse,
            DefaultValueFactory = _ => unlessGiven,
        };

    static TimeSpan Parse(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (
            int.TryParse(
                text.AsSpan(0, text.Length - 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var count
            )
            && Unit(text[^1]) is { } unit
            && count > 0
            && count * unit <= TimeSpan.FromDays(MostDays)
        )
        {
            return count * unit;
        }

        result.AddError(
            $"--since is '{text}', but must be a whole number of seconds, minutes, hours or days, up to {MostDays} "
                + "days: 30s, 10m, 24h or 7d."
        );
        return default;
    }

    static TimeSpan? Unit(char letter) =>
        letter switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
}
