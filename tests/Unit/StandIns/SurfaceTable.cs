using MarketData.Tools;

namespace MarketData.UnitTests.StandIns;

/// <summary>
/// The tables of standins/README.md: a heading for each package, a row for each type and each member.
/// </summary>
sealed record SurfaceTable(IReadOnlyDictionary<string, IReadOnlyList<string>> Members)
{
    public static SurfaceTable Read(string package)
    {
        var members = new Dictionary<string, IReadOnlyList<string>>();
        var rows = File.ReadLines(Path.Combine(Checkout.Root, "standins", "README.md"))
            .SkipWhile(line => line != $"### {package}")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);
        List<string> current = [];
        foreach (var row in rows)
        {
            if (
                row.StartsWith("class ", StringComparison.Ordinal)
                || row.StartsWith("interface ", StringComparison.Ordinal)
            )
            {
                members.Add(row, current = []);
            }
            else
            {
                current.Add(row);
            }
        }

        return new(members);
    }
}
