using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketData.Tests.Model.Schemas;

/// <summary>Where both schemas are narrower than their decoders.</summary>
static partial class CommonDifferences
{
    public static Narrower OtherBlanks(string sample) =>
        new(
            "What counts as a blank around a code differs between languages: space, tab and line ends do everywhere",
            sample,
            document => EachText(document, text => text.Trim())
        );

    public static Narrower TimeWithExponent(string sample, string name) =>
        new(
            "Nobody writes a time with an exponent, as text that is not even compared",
            sample,
            document =>
                Replace(
                    document,
                    name,
                    text =>
                        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                            ? number.ToString("F3", CultureInfo.InvariantCulture)
                            : text
                )
        );

    public static Narrower WestOfTheFirstDay(string sample, string name) =>
        new(
            "A pattern compares the years as they are written, and not in UTC",
            sample,
            document => Replace(document, name, text => LastDay().Replace(text, "1990-01-01"))
        );

    static void EachText(JsonObject document, Func<string, string> change)
    {
        foreach (var (name, _) in Detail(document).ToList())
        {
            Replace(document, name, change);
        }
    }

    static void Replace(JsonObject document, string name, Func<string, string> change)
    {
        if (Detail(document)[name] is { } value && value.GetValueKind() == JsonValueKind.String)
        {
            Detail(document)[name] = change((string)value!);
        }
    }

    public static JsonObject Detail(JsonObject document) => (JsonObject)document["detail"]!;

    [GeneratedRegex("^1989-12-31")]
    private static partial Regex LastDay();
}
