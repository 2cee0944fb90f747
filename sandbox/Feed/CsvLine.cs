using System.Globalization;
using CsvHelper;
using MarketData.Tools;

namespace MarketData.Sandbox.Feed;

/// <summary>
/// The fields of the line a CSV reader stands on. What cannot be read is refused with the line's number.
/// </summary>
readonly struct CsvLine(CsvReader csv, string fileName)
{
    public string Text(string column) =>
        csv.TryGetFieldIndex(column, out var index) && index < csv.FieldCount ? csv.GetString(index) : "";

    public DateTimeOffset Time(string column) =>
        DateTimeOffset.TryParse(
            Text(column),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : throw Refuse(column, "an ISO-8601 time");

    /// <summary>The text as it stands: a plain decimal number, which JSON writes the same way.</summary>
    public string Number(string column, decimal least)
    {
        var text = Text(column);
        return
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && char.IsAsciiDigit(text[0])
            && char.IsAsciiDigit(text[^1])
            ? Plain(text)
            : throw Refuse(column, least > 0 ? "a number above 0" : "a number, 0 or more");
    }

    public ToolException Refuse(string column, string allowed) =>
        Refuse($"{column} is '{Text(column)}', but must be {allowed}");

    public ToolException Refuse(string why) => new($"{fileName}, line {csv.LineNumber}: {why}.");

    /// <summary>JSON knows no leading zeros.</summary>
    static string Plain(string text)
    {
        var trimmed = text.TrimStart('0');
        return trimmed.Length == 0 || trimmed[0] == '.' ? $"0{trimmed}" : trimmed;
    }
}
