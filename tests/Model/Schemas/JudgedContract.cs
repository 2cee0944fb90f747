using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using MarketData.Tools;

namespace MarketData.Tests.Model.Schemas;

/// <summary>A decoder and the schema that says the same to those who send, side by side.</summary>
/// <param name="file">The schema's, in contract/schemas.</param>
/// <param name="decode">The decoder: every reason against a document.</param>
/// <param name="unsayable">Where the decoder may refuse more.</param>
/// <param name="narrower">Where the schema may refuse more.</param>
sealed class JudgedContract(
    string file,
    Func<string, IReadOnlyList<Refusal>> decode,
    IReadOnlyList<Unsayable> unsayable,
    IReadOnlyList<Narrower> narrower
)
{
    const int ShownCharacters = 1000;

    public JsonObject Document { get; } =
        (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "contract", "schemas", file)))!;

    JsonSchema Schema => field ??= JsonSchema.FromText(Document.ToJsonString());

    public IReadOnlyList<Unsayable> Unsayable => unsayable;

    public IReadOnlyList<Narrower> Narrower => narrower;

    public IReadOnlyList<Refusal> Decode(string body) => decode(body);

    public bool SchemaTakes(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = body.Length + 1 });
            return Schema.Evaluate(document.RootElement).IsValid;
        }
        // No JSON, or no Unicode.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <returns>Null where decoder and schema agree, or their difference is a listed one.</returns>
    public string? Disagreement(string body)
    {
        var (refusals, takes) = (decode(body), SchemaTakes(body));
        if (refusals is [] && !takes && !SchemaTakes(Rewritten(body)))
        {
            return $"The decoder takes what the schema refuses: {Shortened(body)}";
        }

        var bare = takes ? refusals.FirstOrDefault(refusal => !unsayable.Any(gap => gap.Covers(refusal))) : null;
        return bare is null ? null : $"The schema takes what the decoder refuses ({bare.Message}): {Shortened(body)}";
    }

    string Rewritten(string body)
    {
        var document = (JsonObject)JsonNode.Parse(body)!;
        foreach (var difference in narrower)
        {
            difference.Rewrite(document);
        }

        return document.ToJsonString();
    }

    static string Shortened(string body) => body[..Math.Min(body.Length, ShownCharacters)];
}
