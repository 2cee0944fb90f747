using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MarketData.Ops.Deployment;

/// <summary>What a command answers: the same values for people and, with <c>--json</c>, as one document.</summary>
/// <param name="ExitCode">One of <see cref="Operation"/>'s.</param>
/// <param name="WriteText">For people.</param>
/// <param name="WriteJson">The document.</param>
public sealed record Answer(int ExitCode, Action<TextWriter> WriteText, Action<Utf8JsonWriter> WriteJson)
{
    /// <summary>Letters are letters: nobody puts the document into a page.</summary>
    static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="exitCode">One of <see cref="Operation"/>'s.</param>
    /// <param name="document">The answer.</param>
    /// <param name="type">How it is written as JSON.</param>
    /// <param name="writeText">Writes it for people.</param>
    public static Answer Of<T>(int exitCode, T document, JsonTypeInfo<T> type, Action<TextWriter> writeText) =>
        new(exitCode, writeText, json => JsonSerializer.Serialize(json, document, type));

    /// <summary>Where a sentence is all that there is to say.</summary>
    public static Answer Sentence(int exitCode, string sentence) =>
        new(
            exitCode,
            output => output.WriteLine(sentence),
            json =>
            {
                json.WriteStartObject();
                json.WriteString("message", sentence);
                json.WriteEndObject();
            }
        );

    public void WriteTo(TextWriter output, bool asJson)
    {
        if (!asJson)
        {
            WriteText(output);
            return;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            WriteJson(json);
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
