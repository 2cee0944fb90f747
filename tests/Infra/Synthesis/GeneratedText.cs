using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

/// <summary>A marked part of a document that is written from the code and must say what the code says.</summary>
static class GeneratedText
{
    public static bool Updating => Environment.GetEnvironmentVariable(Snapshot.Update) == "1";

    /// <param name="path">Below the repository's root.</param>
    /// <param name="part">What is between <c>&lt;!-- part --&gt;</c> and <c>&lt;!-- /part --&gt;</c>.</param>
    /// <param name="text">What the code says.</param>
    public static void Verify(string path, string part, string text)
    {
        var file = Path.Combine(Checkout.Root, path);
        var before = File.ReadAllText(file);
        var after = Replace(before, part, text, path);
        if (Updating)
        {
            File.WriteAllText(file, after);
        }
        else
        {
            Assert.That(
                before,
                Is.EqualTo(after),
                $"{path} is not what the code says; write it anew by running the tests once with {Snapshot.Update}=1."
            );
        }
    }

    static string Replace(string file, string part, string text, string path)
    {
        var (open, close) = ($"<!-- {part} -->\n", $"<!-- /{part} -->\n");
        var start = file.IndexOf(open, StringComparison.Ordinal);
        var end = file.IndexOf(close, StringComparison.Ordinal);
        Assert.That(start >= 0 && end > start, $"{path} must have the lines {open.Trim()} and {close.Trim()}.");
        return $"{file[..(start + open.Length)]}{text}{file[end..]}";
    }
}
