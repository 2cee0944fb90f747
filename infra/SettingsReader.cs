using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketData.Infra;

/// <summary>
/// Reads variables and remembers what is wrong with them. A wrong value is answered with one that is allowed, so that
/// reading goes on and every problem is found at once.
/// </summary>
sealed class SettingsReader(Func<string, string?> variable)
{
    readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public string Text(string name, string fallback, string pattern, string allowed)
    {
        var value = Value(name) ?? fallback;
        return Regex.IsMatch(value, pattern) ? value : Refuse(name, value, allowed, fallback);
    }

    public IReadOnlyList<string> List(string name, string pattern, string allowed)
    {
        var values = (Value(name) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var value in values.Where(value => !Regex.IsMatch(value, pattern)))
        {
            Refuse(name, value, allowed, fallback: "");
        }

        return [.. values.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A wrong number is answered with the least, which makes no other setting look wrong.</summary>
    public int Number(string name, int fallback, int least, int most, string? leastIs = null)
    {
        var value = Value(name);
        if (value is null)
        {
            return fallback;
        }

        var inRange = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most;
        var reason = leastIs is null ? "" : $" ({leastIs})";
        return inRange ? number : Refuse(name, value, $"a whole number from {least}{reason} to {most}", least);
    }

    /// <summary>The first choice is the default.</summary>
    public T Choice<T>(string name, IReadOnlyList<T> choices, Func<T, string>? nameOf = null)
    {
        var names = choices.Select(choice => nameOf?.Invoke(choice) ?? $"{choice}").ToList();
        var value = Value(name) ?? names[0];
        var index = names.IndexOf(value);
        return index >= 0 ? choices[index] : Refuse(name, value, $"one of {string.Join(", ", names)}", choices[0]);
    }

    string? Value(string name) => string.IsNullOrWhiteSpace(variable(name)) ? null : variable(name)!.Trim();

    T Refuse<T>(string name, string value, string allowed, T fallback)
    {
        problems.Add($"{name} is '{value}', but must be {allowed}.");
        return fallback;
    }
}
