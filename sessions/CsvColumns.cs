using MarketData.Shared.Decoding;

namespace MarketData.Sessions;

/// <summary>The columns of a session's file, in the order of its header.</summary>
sealed class CsvColumns
{
    public const string Time = "time_utc";
    public const string Exchange = "exchange";
    public const string Symbol = "symbol";
    public const string Type = "type";
    public const string Price = "price";
    public const string Size = "size";

    /// <summary>Of quotes: a file of trades, and a row of one, may be without it.</summary>
    public const string Side = "side";

    static readonly string[] Required = [Time, Exchange, Symbol, Type, Price, Size];

    readonly List<string> names;
    readonly Dictionary<string, int> places = [];

    CsvColumns(List<string> names)
    {
        this.names = names;
        foreach (var (place, name) in names.Index())
        {
            places.TryAdd(name, place);
        }
    }

    public int Count => names.Count;

    public string this[int place] => names[place];

    /// <returns>The columns, or why the header does not name them.</returns>
    public static (CsvColumns? Columns, string? Problem) Read(string? header)
    {
        var names = new List<string>();
        if (CsvFields.Split(header ?? "", names) is { } problem)
        {
            return (null, $"the header's column {names.Count} {problem}");
        }

        if (
            names.Where(name => name.Length > 0).CountBy(name => name).FirstOrDefault(name => name.Value > 1) is
            { Value: > 1 } doubled
        )
        {
            return (
                null,
                $"the header names {Quoting.Of(doubled.Key)} {doubled.Value} times; each column is named once"
            );
        }

        var missing = Required.Except(names).ToList();
        return missing.Count > 0
            ? (
                null,
                $"the header lacks {string.Join(", ", missing)}; it must name {string.Join(", ", Required)} and, for "
                    + $"quotes, {Side}"
            )
            : (new(names), null);
    }

    /// <summary>Empty where the row has no such field.</summary>
    public string Field(List<string> fields, string name) =>
        places.TryGetValue(name, out var place) && place < fields.Count ? fields[place] : "";

    /// <summary>Whether a row that has its end may have but so many fields.</summary>
    public bool MayEndAfter(int count) => count < Count && names.Skip(count).All(name => name == Side);
}
