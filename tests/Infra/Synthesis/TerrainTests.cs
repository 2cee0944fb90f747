using System.Text.RegularExpressions;
using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

/// <summary>
/// Compiled with <c>-p:Cdktf=terrain</c> only: what CDK Terrain writes is what CDKTF writes, but for what the decision
/// lists.
/// </summary>
public partial class TerrainTests
{
    static readonly string Decision = Path.Combine(
        Checkout.Root,
        "docs",
        "decisions",
        "0001-cdktf-in-csharp-pinned-to-0.21.md"
    );

    /// <summary>The first time, CDKTF's bindings are generated.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    [Test]
    public async Task The_stacks_are_those_of_CDKTF_but_for_the_differences_that_the_decision_lists()
    {
        // A compile server would stay, and hold on to the output.
        await DotNet("build", new Dictionary<string, string>(), "MarketData.csproj", "--disable-build-servers");
        var differences = new HashSet<string>();
        foreach (var suffix in new[] { "dev", "prod", "every" })
        {
            var stacks = await OfCdktf(suffix);
            foreach (var stack in Synthesized.Of(suffix))
            {
                differences.UnionWith(
                    StackDifference.Of(Stack.Load(Path.Combine(stacks, stack.Name)).Json, stack.Json)
                );
            }
        }

        Assert.That(
            differences,
            Is.EquivalentTo(Listed()),
            $"{Decision} lists what is missing, and not what is extra."
        );
    }

    static async Task<string> OfCdktf(string suffix)
    {
        // As deep below the root as the run's own output, since the JSON holds the package's path relative to it.
        var output = Path.Combine(Checkout.Artifacts, "tests", "cdktf");
        var variables = new Dictionary<string, string>(Synthesized.Variables(suffix)) { ["CDKTF_OUTDIR"] = output };
        await DotNet("run", variables, "--no-build", "--project", "MarketData.csproj");
        return Path.Combine(output, "stacks");
    }

    static async Task DotNet(string verb, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using var patience = new CancellationTokenSource(Patience);
        var command = new Command("dotnet", [verb, "-p:Cdktf=hashicorp", .. arguments]) { Environment = variables };
        await command.RunAsync(patience.Token);
    }

    static IEnumerable<string> Listed() =>
        Row().Matches(File.ReadAllText(Decision)).Select(row => row.Groups["difference"].Value);

    /// <summary>A difference without a reason is none.</summary>
    [GeneratedRegex(@"^\| `(?<difference>[~+-] [^`]+)` \| \S.* \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
