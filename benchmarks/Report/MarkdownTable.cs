namespace MarketData.Benchmarks.Report;

/// <summary>A table whose first column is text and whose others are numbers.</summary>
sealed record MarkdownTable(IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows)
{
    public override string ToString() =>
        string.Join(
            '\n',
            [Line(Columns), Line(Columns.Select((_, column) => column == 0 ? "---" : "---:")), .. Rows.Select(Line)]
        );

    static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
