using System.Text.RegularExpressions;
using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

/// <summary>MarketData.csproj chooses the CDKTF, and names the modules of the AWS provider.</summary>
public partial class ProviderModuleTests
{
    static readonly string Project = File.ReadAllText(Path.Combine(Checkout.Root, "MarketData.csproj"));

    static readonly string[] Sources =
    [
        Path.Combine(Checkout.Root, "main.cs"),
        .. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "infra"), "*.cs", SearchOption.AllDirectories),
    ];

    static IEnumerable<string> Modules =>
        Item().Matches(Project).SelectMany(item => item.Groups["modules"].Value.Split(';'));

    [Test]
    public void No_source_has_a_using_line_for_what_the_project_chooses() =>
        Assert.That(
            Sources.Where(source => UsingLine().IsMatch(File.ReadAllText(source))),
            Is.Empty,
            "Name the module in an AwsModule of MarketData.csproj instead: every source has it then, from either CDKTF."
        );

    [TestCaseSource(nameof(Modules))]
    public void A_module_that_the_project_names_is_used(string module)
    {
        // A module's types begin with its name, those of the provider with Aws.
        var type = new Regex($@"\b(Aws)?{module}(\b|[A-Z])");

        Assert.That(Sources.Any(source => type.IsMatch(File.ReadAllText(source))), $"Nothing is used of {module}.");
    }

    [GeneratedRegex(@"<AwsModule Include=""(?<modules>[^""]+)""")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*using\b.*\b(HashiCorp\.Cdktf|Io\.Cdktn)\b", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
