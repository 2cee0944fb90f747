using System.Text.RegularExpressions;
using MarketData.Tools;

namespace MarketData.SandboxTests.Exercises;

/// <summary>A command of docs/exercises.md, and the lines of its output that the page shows.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Lines">In their order; <c>…</c> stands for anything, and lines between them are left out.</param>
sealed partial record ShownCommand(string Text, IReadOnlyList<string> Lines)
{
    const string Prompt = "$ ";

    static string Page { get; } =
        File.ReadAllText(Path.Combine(Checkout.Root, "docs", "exercises.md")).ReplaceLineEndings("\n");

    /// <summary>Definitions that come before the exercises.</summary>
    public static string Definitions => Blocks("sh", Page)[^1];

    /// <summary>The exercises' headings, in the order of the page.</summary>
    public static IEnumerable<string> Exercises =>
        Sections.Where(section => Blocks("console", section).Count > 0).Select(section => section.Split('\n')[0]);

    static IEnumerable<string> Sections => Page.Split("\n## ")[1..];

    /// <param name="heading">Of the exercise.</param>
    public static IReadOnlyList<ShownCommand> Of(string heading)
    {
        var section = Sections.Single(text => text.StartsWith($"{heading}\n", StringComparison.Ordinal));
        return [.. Blocks("console", section).SelectMany(Parse)];
    }

    /// <returns>The first line that did not come; null where all did.</returns>
    public string? Missing(string output)
    {
        var at = 0;
        foreach (var line in Lines)
        {
            var pattern = string.Join(".*", line.Split('…').Select(Regex.Escape));
            var found = new Regex(pattern).Match(output, at);
            if (!found.Success)
            {
                return line;
            }

            at = found.Index + found.Length;
        }

        return null;
    }

    static IReadOnlyList<string> Blocks(string language, string text) =>
        [
            .. Block()
                .Matches(text)
                .Where(block => block.Groups["language"].Value == language)
                .Select(block => block.Groups["text"].Value),
        ];

    static IEnumerable<ShownCommand> Parse(string block) =>
        block
            .Split(Prompt, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(lines => new ShownCommand(lines[0], lines[1..]));

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
