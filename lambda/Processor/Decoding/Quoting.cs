using System.Text.Json;

namespace MarketData.Processor.Decoding;

static class Quoting
{
    const int MaxLength = 80;

    /// <summary>A value as it stood in the body, shortened so that a rejection's message stays a sentence.</summary>
    public static string Of(JsonElement element)
    {
        var text = element.GetRawText();
        return text.Length <= MaxLength ? text : $"{text[..MaxLength]}…";
    }
}
