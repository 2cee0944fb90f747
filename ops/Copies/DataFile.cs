using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MarketData.Ops.Copies;

/// <summary>A file with an export's items, as a line of the manifest has it.</summary>
/// <param name="Name">Among the copy's files.</param>
/// <param name="Items">How many it has.</param>
/// <param name="Md5">Of the whole file, in base 64.</param>
sealed record DataFile(string Name, long Items, string Md5)
{
    /// <param name="folder">The export's.</param>
    /// <param name="line">Of the manifest.</param>
    /// <param name="file">What it says.</param>
    /// <param name="why">Why it says nothing.</param>
    public static bool TryRead(
        string folder,
        string line,
        [NotNullWhen(true)] out DataFile? file,
        [NotNullWhen(false)] out string? why
    )
    {
        (file, why) = (null, null);
        try
        {
            using var json = JsonDocument.Parse(line);
            var key = json.RootElement.GetProperty("dataFileS3Key").GetString()!;
            // The key begins with the prefix that was exported to; a copy may have been brought elsewhere.
            var inExport = folder[folder.LastIndexOf("AWSDynamoDB/", StringComparison.Ordinal)..] + "/data/";
            var start = key.LastIndexOf(inExport, StringComparison.Ordinal);
            var name = start < 0 ? "" : key[(start + inExport.Length)..];
            if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal))
            {
                why = $"it names {key}, which is not among the export's own data files";
                return false;
            }

            file = new(
                $"{folder}/data/{name}",
                json.RootElement.GetProperty("itemCount").GetInt64(),
                json.RootElement.GetProperty("md5Checksum").GetString()!
            );
            return true;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            why = $"a line of it cannot be read. {wrong.Message}";
            return false;
        }
    }
}
