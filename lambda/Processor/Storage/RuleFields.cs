using System.Globalization;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Storage;

/// <summary>Reads a rule's fields and keeps the first problem: the field, its value and what is allowed.</summary>
sealed class RuleFields(Item item)
{
    public string? Problem { get; private set; }

    public AlertRule? Unknown(string name, string allowed)
    {
        Refuse(name, allowed);
        return null;
    }

    public string Text(string name) => Raw(name) is { Length: > 0 } text ? text : Refuse(name, "text");

    public string Symbols()
    {
        var text = Text("symbols");
        if (text == AlertRule.AnySymbol)
        {
            return text;
        }

        return Symbol.TryParse(text, out var symbol) ? symbol.Value : Refuse("symbols", "a symbol, or * for all");
    }

    public Severity Severity()
    {
        if (Enum.TryParse<Severity>(Raw("severity"), ignoreCase: true, out var severity) && Enum.IsDefined(severity))
        {
            return severity;
        }

        Refuse("severity", "LOW, MEDIUM and HIGH");
        return default;
    }

    public TimeSpan Cooldown() => TimeSpan.FromSeconds((double)Number("cooldown_seconds", 0, 86_400, "0 to 86400 seconds"));

    public decimal Positive(string name)
    {
        var number = Number(name, 0, decimal.MaxValue, "a number above 0");
        if (number == 0)
        {
            Refuse(name, "a number above 0");
        }

        return number;
    }

    public decimal Percent(string name) => Number(name, 0, 99.99m, "0 to below 100 percent");

    decimal Number(string name, decimal least, decimal most, string allowed)
    {
        if (decimal.TryParse(Raw(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        Refuse(name, allowed);
        return 0;
    }

    string? Raw(string name) => item.TryGetValue(name, out var value) ? value.S ?? value.N : null;

    string Refuse(string name, string allowed)
    {
        Problem ??= $"{name} is {(Raw(name) is { } value ? $"'{value}'" : "missing")}; allowed: {allowed}.";
        return "";
    }
}
