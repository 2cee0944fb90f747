using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

/// <summary>A stack's Terraform JSON under version control, without CDKTF's remarks ("//").</summary>
static class Snapshot
{
    public const string Update = "UPDATE_SNAPSHOTS";

    public static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Verify(string name, JsonObject actual)
    {
        var file = Path.Combine(Checkout.Root, "tests", "Infra", "Snapshots", $"{name}.json");
        var stripped = WithoutRemarks(actual)!;
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, stripped.ToJsonString(Readable) + "\n");
            return;
        }

        var expected = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) : null;
        // In the message, because NUnit itself shows no more than ten of a list.
        var differences = StackDifference.Of(expected, stripped).ToList();
        Assert.That(
            differences,
            Is.Empty,
            $"""
            {name} is no longer what {Path.GetRelativePath(Checkout.Root, file)} says:
              {string.Join("\n  ", differences)}
            If that is meant, run the tests once with {Update}=1 and commit the file.
            """
        );
    }

    static JsonNode? WithoutRemarks(JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(
                map.Where(entry => entry.Key != "//")
                    .Select(entry => KeyValuePair.Create(entry.Key, WithoutRemarks(entry.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(WithoutRemarks)]),
            _ => node?.DeepClone(),
        };
}
