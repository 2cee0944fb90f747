using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace MarketData.Domain.Events;

/// <summary>
/// An instrument's name, trimmed and in capitals, so that <c> aapl</c> and <c>AAPL</c> share one state and one chain.
/// <see cref="Form"/>.
/// </summary>
public readonly record struct Symbol
{
    public const int MaxLength = 32;

    /// <summary>In words.</summary>
    public static readonly string Form = $"1 to {MaxLength} letters, digits or . - / _ : = ^ $ + # & @";

    static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-/_:=^$+#&@"
    );

    Symbol(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out Symbol symbol)
    {
        symbol = default;
        if (text is null)
        {
            return false;
        }

        var value = text.Trim().ToUpperInvariant();
        if (value.Length is 0 or > MaxLength || value.AsSpan().ContainsAnyExcept(Allowed))
        {
            return false;
        }

        symbol = new Symbol(value);
        return true;
    }

    public static Symbol Parse(string text) =>
        TryParse(text, out var symbol)
            ? symbol
            : throw new FormatException($"'{text}' is not a symbol; allowed: {Form}.");

    public override string ToString() => Value;
}
