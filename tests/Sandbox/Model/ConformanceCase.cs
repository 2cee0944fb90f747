using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketData.SandboxTests.Model;

/// <summary>
/// Requests to compare answers of, from the files beside this one: a name, then requests, indented. <c>@</c> stands
/// before a table's name, <c>~</c> before a token; <c>«x*9»</c> is written nine times, each time with the next number
/// for a <c>#</c>.
/// </summary>
static partial class ConformanceCase
{
    public static IEnumerable<TestCaseData> All() =>
        from file in Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Model", "Conformance"))
            .Order(StringComparer.Ordinal)
        from test in Read(File.ReadAllLines(file))
        select test;

    static IEnumerable<TestCaseData> Read(string[] lines)
    {
        for (var i = 0; i < lines.Length; )
        {
            var name = lines[i++];
            string[] requests =
            [
                .. lines.Skip(i).TakeWhile(line => line[0] == ' ').Select(line => Expand(line.Trim())),
            ];
            i += requests.Length;
            yield return new TestCaseData((object)requests).SetArgDisplayNames(name);
        }
    }

    static string Expand(string line) =>
        Repeated()
            .Replace(
                line,
                match =>
                {
                    var (text, times) = (
                        match.Groups[1].Value,
                        int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)
                    );
                    var copies = Enumerable
                        .Range(1, times)
                        .Select(i => text.Replace("#", $"{i}", StringComparison.Ordinal));
                    return string.Join(text.Length > 1 ? "," : "", copies);
                }
            );

    [GeneratedRegex(@"«(.+?)\*(\d+)»")]
    private static partial Regex Repeated();
}
