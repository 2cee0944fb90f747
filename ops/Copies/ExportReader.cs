using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MarketData.Ops.Copies;

/// <summary>
/// Reads an export's items, and checks its files with what DynamoDB says of them: that they are all there and whole.
/// Whoever can change a file can change its checksum too; what items say is for others to check.
/// </summary>
/// <param name="files">Where the export is.</param>
/// <param name="problem">Told of each file that is not as DynamoDB wrote it.</param>
public sealed class ExportReader(CopyFiles files, Action<string> problem)
{
    // The documentation names the first; the other is what is found in buckets:
    // https://github.com/getmoto/moto/blob/master/tests/test_dynamodb/test_dynamodb_export_table.py
    static readonly string[] ChecksumFiles = [".checksum", ".md5"];

    public async IAsyncEnumerable<Item> ReadAsync(
        TableExport export,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        await CheckAsync(export.Summary, cancellation);
        await CheckAsync(export.Files, cancellation);
        long items = 0;
        foreach (var file in await DataFilesAsync(export, cancellation))
        {
            await foreach (var item in ReadAsync(file, cancellation))
            {
                items++;
                yield return item;
            }
        }

        if (items != export.Items)
        {
            problem($"{export.Summary} says that there are {export.Items:N0} items, and there are {items:N0}");
        }
    }

    /// <summary>A manifest has a checksum in a file beside it.</summary>
    async Task CheckAsync(string manifest, CancellationToken cancellation)
    {
        var stem = manifest[..manifest.LastIndexOf('.')];
        if (ChecksumFiles.Select(ending => stem + ending).FirstOrDefault(files.Has) is not { } checksum)
        {
            problem($"the checksum of {manifest} is missing");
        }
        else if (files.Has(manifest))
        {
            var expected = Encoding.UTF8.GetString(await files.ReadAsync(checksum, cancellation)).Trim();
            var actual = CryptographicOperations.HashData(
                HashAlgorithmName.MD5,
                await files.ReadAsync(manifest, cancellation)
            );
            if (!IsSame(expected, actual))
            {
                problem($"{manifest} was changed: it does not fit its checksum, {checksum}");
            }
        }
    }

    static bool IsSame(string text, byte[] hash) =>
        text == Convert.ToBase64String(hash)
        || string.Equals(text, Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase);

    async Task<IReadOnlyList<DataFile>> DataFilesAsync(TableExport export, CancellationToken cancellation)
    {
        if (!files.Has(export.Files))
        {
            problem($"{export.Files} is missing");
            return [];
        }

        var found = new List<DataFile>();
        var lines = Encoding.UTF8.GetString(await files.ReadAsync(export.Files, cancellation));
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (DataFile.TryRead(export.Folder, line, out var file, out var why))
            {
                found.Add(file);
            }
            else
            {
                problem($"{export.Files} was changed: {why}");
            }
        }

        return found;
    }

    async IAsyncEnumerable<Item> ReadAsync(DataFile file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!files.Has(file.Name))
        {
            problem($"{file.Name} is missing, and its {file.Items:N0} items with it");
            yield break;
        }

        using var hashed = new HashedStream(await files.OpenAsync(file.Name, cancellation));
        using var unpacked = new StreamReader(new GZipStream(hashed, CompressionMode.Decompress, leaveOpen: true));
        long items = 0;
        while (await ReadItemAsync(unpacked, file, cancellation) is { } item)
        {
            items++;
            yield return item;
        }

        if (!IsSame(file.Md5, await hashed.FinishAsync(cancellation)))
        {
            problem($"{file.Name} was changed: it does not fit the checksum that the manifest has of it");
        }
        else if (items != file.Items)
        {
            problem($"{file.Name} has {items:N0} items, and the manifest says {file.Items:N0}");
        }
    }

    /// <returns>Null at the end, or where the file cannot be read on.</returns>
    async Task<Item?> ReadItemAsync(StreamReader lines, DataFile file, CancellationToken cancellation)
    {
        try
        {
            string? line;
            do
            {
                line = await lines.ReadLineAsync(cancellation);
            } while (line is { Length: 0 });

            return line is null ? null : DynamoJson.ReadItem(line);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or FormatException or JsonException)
        {
            problem($"{file.Name} was changed: it cannot be read to its end. {wrong.Message}");
            return null;
        }
    }
}
