using System.Text.Json.Serialization;

namespace MarketData.Ops.Deployment;

/// <summary>One of the things that are known of something.</summary>
public sealed record Fact(string Name, string Value);

/// <summary>All that is known of something, in the order in which people read it.</summary>
public sealed record Facts(IReadOnlyList<Fact> Known)
{
    public Answer ToAnswer(int exitCode, int nameWidth = 12) =>
        Answer.Of(
            exitCode,
            this,
            FactsJson.Default.Facts,
            output =>
            {
                foreach (var (name, value) in Known)
                {
                    output.WriteLine(name.PadRight(nameWidth) + value);
                }
            }
        );
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Facts))]
sealed partial class FactsJson : JsonSerializerContext;
