using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MarketData.Ops.Copies;

/// <summary>
/// An export of a table, as its summary tells of it.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
/// </summary>
/// <param name="Folder">Where its files are.</param>
/// <param name="Table">The table's name.</param>
/// <param name="At">The moment whose items it holds, give or take a minute.</param>
/// <param name="Items">How many.</param>
public sealed partial record TableExport(string Folder, string Table, DateTimeOffset At, long Items)
{
    public const string SummaryFile = "manifest-summary.json";
    public const string FilesFile = "manifest-files.json";

    const string FullExport = "FULL_EXPORT";
    const string Format = "DYNAMODB_JSON";

    public string Summary => $"{Folder}/{SummaryFile}";
    public string Files => $"{Folder}/{FilesFile}";

    /// <param name="files">Where exports are.</param>
    /// <param name="problem">Told of each that cannot be read, which is left out.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<TableExport>> FindAsync(
        CopyFiles files,
        Action<string> problem,
        CancellationToken cancellation
    )
    {
        var exports = new List<TableExport>();
        foreach (var name in files.Names.Where(name => InExport().IsMatch(name)).Order(StringComparer.Ordinal))
        {
            try
            {
                exports.Add(Read(name[..^(SummaryFile.Length + 1)], await files.ReadAsync(name, cancellation)));
            }
            catch (FormatException wrong)
            {
                problem($"{name} was changed: {wrong.Message}");
            }
        }

        return exports;
    }

    /// <exception cref="FormatException">It is no summary of a full export in DynamoDB's JSON.</exception>
    static TableExport Read(string folder, byte[] summary)
    {
        try
        {
            using var json = JsonDocument.Parse(summary);
            var root = json.RootElement;
            var type = root.TryGetProperty("exportType", out var named) ? named.GetString() : FullExport;
            var format = Text(root, "outputFormat");
            if (type != FullExport || format != Format)
            {
                throw new FormatException(
                    $"it is of an export of type {type} as {format}, not {FullExport} as {Format}."
                );
            }

            var arn = Text(root, "tableArn");
            return new(
                folder,
                arn[(arn.LastIndexOf('/') + 1)..],
                DateTimeOffset.Parse(Text(root, "exportTime"), CultureInfo.InvariantCulture),
                root.GetProperty("itemCount").GetInt64()
            );
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"it cannot be read. {wrong.Message}", wrong);
        }
    }

    static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    [GeneratedRegex("(^|/)AWSDynamoDB/[^/]+/manifest-summary\\.json$")]
    private static partial Regex InExport();
}
