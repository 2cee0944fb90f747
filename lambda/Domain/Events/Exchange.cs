using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace MarketData.Domain.Events;

/// <summary>
/// A venue's code, trimmed and in capitals: <see cref="Form"/>.
/// Never <c>|</c>, which separates the parts of an <see cref="EventIdentity"/>.
/// </summary>
public readonly record struct Exchange
{
    public const int MaxLength = 32;

    /// <summary>In words.</summary>
    public static readonly string Form = $"1 to {MaxLength} letters, digits or . - _ : /";

    static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:/");

    Exchange(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out Exchange exchange)
    {
        exchange = default;
        if (text is null)
        {
            return false;
        }

        var value = text.Trim().ToUpperInvariant();
        if (value.Length is 0 or > MaxLength || value.AsSpan().ContainsAnyExcept(Allowed))
        {
            return false;
        }

        exchange = new Exchange(value);
        return true;
    }

    public static Exchange Parse(string text) =>
        TryParse(text, out var exchange)
            ? exchange
            : throw new FormatException($"'{text}' is not the code of an exchange; allowed: {Form}.");

    public override string ToString() => Value;
}
