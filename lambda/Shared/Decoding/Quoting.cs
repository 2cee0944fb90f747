using System.Text.Json;

namespace MarketData.Shared.Decoding;

/// <summary>Values in the words of a rejection, shortened so that it stays a sentence.</summary>
static class Quoting
{
    public const int MaxLength = 64;

    /// <summary>A value as it stood in the body.</summary>
    public static string Of(JsonElement element) => Of(element.GetRawText());

    public static string Of(string text) => text.Length <= MaxLength ? text : $"{text[..End(text)]}…";

    /// <summary>Before the first character, escaped or not, that goes beyond the limit.</summary>
    static int End(string text)
    {
        var end = 0;
        for (var next = Next(text, end); next <= MaxLength; next = Next(text, end))
        {
            end = next;
        }

        return end;
    }

    static int Next(string text, int start)
    {
        var rest = text.AsSpan(start);
        return start
            + rest switch
            {
                ['\\', 'u', 'd' or 'D', '8' or '9' or 'a' or 'A' or 'b' or 'B', _, _, '\\', 'u', ..] => 12,
                ['\\', 'u', ..] => 6,
                ['\\', _, ..] => 2,
                [var high, _, ..] when char.IsHighSurrogate(high) => 2,
                _ => 1,
            };
    }
}
