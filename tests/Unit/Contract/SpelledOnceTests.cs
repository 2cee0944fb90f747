using System.Reflection;
using System.Text.RegularExpressions;
using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.UnitTests.Contract;

/// <summary>What two projects must agree on is spelled in contract/, and nowhere else in the C# sources.</summary>
public sealed partial class SpelledOnceTests
{
    static readonly string[] Folders =
    [
        "infra",
        "lambda",
        "ops",
        "sandbox",
        "sessions",
        "benchmarks",
        "eng/Tools",
        "tests",
    ];

    /// <summary>Names that are also something else, so that finding them says nothing.</summary>
    static readonly string[] OtherMeanings =
    [
        // Words, construct ids and columns of a report.
        Tables.Alerts.Purpose,
        Tables.Bars.Purpose,
        MetricNames.Alerts,
        MetricNames.Failed,
        MetricNames.Rejected,
        // The stack's name and tag.
        Tables.MarketData.Purpose,
        Tables.Trades.Purpose,
        // A word, and an attribute of an input.
        TradeParameters.None,
        // Arguments of the Terraform provider.
        OutputNames.EventBusName,
        OutputNames.KeyArn,
        OutputNames.DashboardName,
    ];

    static readonly Type[] Vocabularies =
    [
        typeof(FunctionVariables),
        typeof(LambdaVariables),
        typeof(SettingsVariables),
        typeof(MetricNames),
        typeof(OutputNames),
        typeof(TradeOutputNames),
        typeof(TradeParameters),
        typeof(TradeVariables),
    ];

    static IEnumerable<TableSchema> Stored => Tables.All;

    static IEnumerable<string> Names =>
        Vocabularies
            .SelectMany(type =>
                type.GetFields().Where(name => name.IsLiteral).Select(name => (string)name.GetRawConstantValue()!)
            )
            .Concat(Stored.Select(table => table.Purpose))
            .Concat(Stored.SelectMany(table => table.Indexes).Select(index => index.Name))
            .Concat(
                typeof(LogEvent)
                    .GetFields(BindingFlags.Public | BindingFlags.Static)
                    .Select(message => ((LogEvent)message.GetValue(null)!).Message)
            );

    [Test]
    public void No_name_of_the_contract_is_spelled_a_second_time()
    {
        var names = Names.Except(OtherMeanings).ToHashSet(StringComparer.Ordinal);
        var again =
            from folder in Folders
            from file in Directory.EnumerateFiles(
                Path.Combine(Checkout.Root, folder),
                "*.cs",
                SearchOption.AllDirectories
            )
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from Match literal in WholeLiteral().Matches(line)
            where names.Contains(literal.Groups[1].Value)
            select $"{Path.GetRelativePath(Checkout.Root, file)}: {line.Trim()}";

        Assert.That(names, Has.Count.GreaterThan(80));
        Assert.That(again, Is.Empty);
    }

    [GeneratedRegex("(?<![\"\\\\])\"([^\"\\\\]+)\"(?!\")")]
    private static partial Regex WholeLiteral();
}
