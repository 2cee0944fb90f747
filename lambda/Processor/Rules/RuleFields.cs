using System.Globalization;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Rules;

/// <summary>
/// Reads a rule's fields and collects what is wrong with them: the field, its value and what is allowed. What is
/// returned for a wrong field is of no use.
/// </summary>
sealed class RuleFields(Item item)
{
    const int MaxIdLength = 48;

    readonly HashSet<string> read = [];
    readonly List<RuleProblem> problems = [];

    public IReadOnlyList<RuleProblem> Problems => problems;

    public void Refuse(string name, string allowed) =>
        problems.Add(
            new(
                name,
                item.TryGetValue(name, out var value)
                    ? $"{name} is '{Shown(value)}'; allowed: {allowed}."
                    : $"{name} is missing; allowed: {allowed}."
            )
        );

    /// <summary>Otherwise a field with a typing error in its name would be ignored silently.</summary>
    public void RefuseAllOthers()
    {
        foreach (var name in item.Keys.Except(read).Order(StringComparer.Ordinal))
        {
            problems.Add(
                new(
                    name,
                    $"{name} is not a field of this kind of rule; "
                        + $"it has {string.Join(", ", read.Order(StringComparer.Ordinal))}."
                )
            );
        }
    }

    public string Kind() => Raw(AlertRuleFields.Kind) ?? "";

    /// <summary>
    /// It ends up in keys and in the subject of an e-mail, which SNS takes in ASCII and below 100 characters.
    /// </summary>
    public string Id(string name)
    {
        var id = Raw(name);
        if (
            id is { Length: > 0 and <= MaxIdLength }
            && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
        )
        {
            return id;
        }

        Refuse(name, $"1 to {MaxIdLength} letters, digits or . _ -");
        return "";
    }

    public string Symbols()
    {
        var text = Raw(AlertRuleFields.Symbols);
        if (text == AlertRuleFields.AnySymbol)
        {
            return text;
        }

        if (Symbol.TryParse(text, out var symbol))
        {
            return symbol.Value;
        }

        Refuse(AlertRuleFields.Symbols, "a symbol, or * for all");
        return "";
    }

    /// <param name="name">The field's name.</param>
    /// <param name="fallback">What an absent field means, or null where there must be one.</param>
    public T Choice<T>(string name, T? fallback = null)
        where T : struct, Enum
    {
        var text = Raw(name);
        if (fallback is { } value && !item.ContainsKey(name))
        {
            return value;
        }

        var names = Enum.GetNames<T>();
        if (names.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return Enum.Parse<T>(found);
        }

        Refuse(name, string.Join(", ", names.Select(choice => choice.ToUpperInvariant())));
        return default;
    }

    /// <summary>A switch that may be absent.</summary>
    public void Flag(string name)
    {
        read.Add(name);
        if (item.TryGetValue(name, out var value) && value.BOOL is null)
        {
            Refuse(name, "true and false, as booleans");
        }
    }

    public TimeSpan Cooldown() =>
        TimeSpan.FromSeconds(
            (double)Number(
                AlertRuleFields.CooldownSeconds,
                seconds => seconds >= 0 && seconds <= (decimal)AlertRule.MaxCooldown.TotalSeconds,
                "0 to 86400 seconds"
            )
        );

    public decimal Threshold() =>
        Number(
            AlertRuleFields.Threshold,
            number => number is > 0 and < NumberLimits.TooLarge,
            $"a number above 0 and below 10^{NumberLimits.PowerOfTen}"
        );

    public decimal HysteresisPercent() =>
        Number(AlertRuleFields.HysteresisPercent, percent => percent is >= 0 and < 100, "0 to below 100 percent");

    /// <summary>A whole number.</summary>
    public int Count(string name, int least, int most) =>
        (int)Number(
            name,
            number => number >= least && number <= most && decimal.IsInteger(number),
            $"a whole number from {least} to {most}"
        );

    decimal Number(string name, Predicate<decimal> isAllowed, string allowed)
    {
        if (
            decimal.TryParse(Raw(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && isAllowed(number)
        )
        {
            return number;
        }

        Refuse(name, allowed);
        return 0;
    }

    /// <summary>People write numbers as text, too.</summary>
    string? Raw(string name)
    {
        read.Add(name);
        return item.TryGetValue(name, out var value) ? value.S ?? value.N : null;
    }

    static string Shown(AttributeValue value) =>
        value.S
        ?? value.N
        ?? value.BOOL?.ToString().ToLowerInvariant()
        ?? (value.NULL == true ? "null" : "a list or a map");
}
