namespace MarketData.Domain.Events;

/// <summary>The names of an enumeration as they are stored and logged.</summary>
public static class Codes
{
    /// <summary><c>PriceNotPositive</c> → <c>PRICE_NOT_POSITIVE</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => OfType<T>.Names[value];

    /// <exception cref="FormatException">There is none of this name.</exception>
    public static T Parse<T>(string code)
        where T : struct, Enum =>
        OfType<T>.Values.TryGetValue(code, out var value)
            ? value
            : throw new FormatException($"'{code}' is not one of {string.Join(", ", OfType<T>.Values.Keys)}.");

    static string UpperSnakeCase(string name) =>
        string.Concat(
            name.Select(
                (letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()
            )
        );

    static class OfType<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names = Enum.GetValues<T>()
            .ToDictionary(value => value, value => UpperSnakeCase(value.ToString()));

        public static readonly Dictionary<string, T> Values = Names.ToDictionary(name => name.Value, name => name.Key);
    }
}
