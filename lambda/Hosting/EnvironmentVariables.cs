using System.Globalization;

namespace MarketData.Hosting;

/// <summary>Environment variables, read once at the entry; a missing or wrong one is named.</summary>
public sealed class EnvironmentVariables(Func<string, string?> read)
{
    public static EnvironmentVariables OfProcess { get; } = new(Environment.GetEnvironmentVariable);

    public string Required(string name) =>
        Optional(name) ?? throw new InvalidOperationException($"The environment variable {name} is missing or empty.");

    /// <returns>Null where it is missing or empty.</returns>
    public string? Optional(string name) => read(name) is { Length: > 0 } value ? value : null;

    public int RequiredPositive(string name)
    {
        var text = Required(name);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new InvalidOperationException(
                $"The environment variable {name} is '{text}'; it must be a whole number above 0."
            );
    }
}
