using System.Text;

namespace MarketData.Sessions;

/// <summary>The fields of a line of CSV (RFC 4180), without the blanks around them.</summary>
static class CsvFields
{
    /// <param name="line">Of a session, in which no field holds the end of a line.</param>
    /// <param name="fields">Are filled, as far as they can be told apart.</param>
    /// <returns>Null, or what keeps the last of them from being one.</returns>
    public static string? Split(string line, List<string> fields)
    {
        fields.Clear();
        for (var rest = line.AsSpan(); ; rest = rest[1..])
        {
            rest = rest.TrimStart();
            var problem = rest is ['"', ..] ? TakeQuoted(ref rest, fields) : TakePlain(ref rest, fields);
            if (problem is not null || rest.IsEmpty)
            {
                return problem;
            }
        }
    }

    static string? TakePlain(ref ReadOnlySpan<char> rest, List<string> fields)
    {
        var end = rest.IndexOf(',') is var comma and >= 0 ? comma : rest.Length;
        fields.Add(rest[..end].TrimEnd().ToString());
        rest = rest[end..];
        return null;
    }

    static string? TakeQuoted(ref ReadOnlySpan<char> rest, List<string> fields)
    {
        var whole = rest.ToString();
        var field = new StringBuilder();
        for (rest = rest[1..]; !rest.IsEmpty; rest = rest[1..])
        {
            if (rest is ['"', '"', ..])
            {
                rest = rest[1..];
            }
            else if (rest[0] == '"')
            {
                fields.Add(field.ToString().Trim());
                rest = rest[1..].TrimStart();
                return rest is [] or [',', ..] ? null : "has text behind its closing quote";
            }

            field.Append(rest[0]);
        }

        fields.Add(whole);
        return "begins with a quote that is not closed in its line";
    }
}
