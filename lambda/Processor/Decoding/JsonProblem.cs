using System.Text;
using System.Text.Json;
using MarketData.Domain.Events;

namespace MarketData.Processor.Decoding;

/// <summary>Why the parser did not take a text, in the words of this system.</summary>
static class JsonProblem
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Rejection Of(string text, JsonException failure, int maxDepth)
    {
        if (IsTooDeep(text, maxDepth))
        {
            return new(RejectionReason.TooDeep, $"The body nests deeper than {maxDepth} levels.");
        }

        // Of a member that stands twice, and of that alone, the parser does not say where.
        var what = failure.LineNumber is { } line
            ? $"it goes wrong in line {line + 1} at byte {failure.BytePositionInLine + 1}."
            : "one of its objects has a member twice.";
        return new(RejectionReason.NotJson, $"The body is not JSON: {what}");
    }

    /// <summary>False with half of a surrogate pair, escaped or not: the parser passes over it.</summary>
    public static bool IsUnicode(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Strict.GetBytes(text));
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }

            return true;
        }
        catch (Exception broken) when (broken is EncoderFallbackException or InvalidOperationException)
        {
            return false;
        }
    }

    static bool IsTooDeep(string text, int maxDepth)
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
