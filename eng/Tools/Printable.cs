namespace MarketData.Tools;

/// <summary>Texts that others have written, for a terminal: they must not give it orders.</summary>
public static class Printable
{
    public static string Of(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));
}
