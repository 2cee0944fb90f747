using System.Text.RegularExpressions;
using MarketData.Tools;

namespace MarketData.SandboxTests.Trades;

/// <summary>The workflow as it lies in `infra/`, and with values in the places of its placeholders.</summary>
static partial class WorkflowFile
{
    public static string Text { get; } =
        File.ReadAllText(Path.Combine(Checkout.Root, "infra", "Trades", "trade-processing.asl.json"));

    public static string With(IReadOnlyDictionary<string, string> values)
    {
        var used = new HashSet<string>();
        var definition = Placeholder()
            .Replace(
                Text,
                match =>
                {
                    var name = match.Groups["name"].Value;
                    used.Add(name);
                    return values.TryGetValue(name, out var value)
                        ? value
                        : throw new ArgumentException(
                            $"The workflow has the placeholder '{name}', and no value for it."
                        );
                }
            );
        return values.Keys.Except(used).ToList() is { Count: > 0 } unused
            ? throw new ArgumentException($"The workflow has no placeholder '{string.Join("', '", unused)}'.")
            : definition;
    }

    /// <summary>Waits a second at most before it tries again.</summary>
    public static string Hurried(string definition)
    {
        const string Longest = "\"MaxDelaySeconds\": 20";
        Assert.That(definition, Does.Contain(Longest));
        return definition.Replace(Longest, "\"MaxDelaySeconds\": 1", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\$\{(?<name>\w+)\}")]
    private static partial Regex Placeholder();
}
