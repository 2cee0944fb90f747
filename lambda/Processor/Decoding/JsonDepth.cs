using System.Text;
using System.Text.Json;

namespace MarketData.Processor.Decoding;

static class JsonDepth
{
    /// <summary>Whether a text nests deeper than allowed, as far as it is JSON.</summary>
    public static bool Exceeds(string text, int maxDepth)
    {
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(text),
            new JsonReaderOptions { MaxDepth = int.MaxValue }
        );
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= maxDepth)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON from here on, and not too deep up to here.
        }

        return false;
    }
}
