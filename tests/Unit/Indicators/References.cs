using System.Globalization;
using System.Text.Json;
using MarketData.Tools;

namespace MarketData.UnitTests.Indicators;

/// <summary>Values that others computed and published: tests/Data/indicators.</summary>
static class References
{
    static readonly string Folder = Path.Combine(Checkout.Root, "tests", "Data", "indicators");

    /// <summary>
    /// Skender.Stock.Indicators' default quotes with Excel's values: a column by name, null where it is empty.
    /// </summary>
    public static IReadOnlyList<double?> Skender(string column)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "skender_default_quotes_expected.csv"));
        var index = Array.IndexOf(lines[0].Split(','), column);
        return [.. lines.Skip(1).Select(line => line.Split(',')[index]).Select(Parse)];
    }

    /// <summary>
    /// TA-Lib's own regression test: indicator, period, index of the bar, value. Momentum (a difference of two closes)
    /// is no indicator here.
    /// </summary>
    public static IEnumerable<TestCaseData> TaLibPoints() =>
        TaLib()
            .GetProperty("points")
            .EnumerateArray()
            .Where(point => point.GetProperty("indicator").GetString() != "mom")
            .Select(point => new TestCaseData(
                point.GetProperty("indicator").GetString(),
                point.GetProperty("period").GetInt32(),
                point.GetProperty("bar_index").GetInt32(),
                point.GetProperty("expected").GetDouble()
            ));

    public static double[] TaLibCloses() =>
        [.. TaLib().GetProperty("close").EnumerateArray().Select(close => close.GetDouble())];

    static JsonElement TaLib() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "talib_points.json"))).RootElement;

    static double? Parse(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
