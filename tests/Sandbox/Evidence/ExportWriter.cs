using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace MarketData.SandboxTests.Evidence;

/// <summary>
/// Writes exports as DynamoDB does:
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html.
/// The checksums' files are named as they are found in buckets, and hold 24 bytes:
/// https://github.com/getmoto/moto/blob/master/tests/test_dynamodb/test_dynamodb_export_table.py.
/// There are two data files, as of a table of two partitions.
/// </summary>
sealed class ExportWriter(string prefix)
{
    const int Partitions = 2;

    int exports;

    /// <summary>What has been written, by the names that objects have in the bucket.</summary>
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <returns>The export's folder.</returns>
    public string Write(string table, IEnumerable<Dictionary<string, AttributeValue>> items, DateTimeOffset at)
    {
        var id = $"0{at.ToUnixTimeMilliseconds()}-{++exports:x8}";
        var folder = $"{prefix}AWSDynamoDB/{id}";
        var all = items.ToList();
        var manifest = new StringBuilder();
        for (var partition = 0; partition < Partitions; partition++)
        {
            var rows = all.Where((_, i) => i % Partitions == partition).ToList();
            var name = $"{folder}/data/partition{partition}.json.gz";
            Files[name] = Zip(string.Concat(rows.Select(row => $"{Json(row)}\n")));
            manifest.Append(Line(name, rows.Count)).Append('\n');
        }

        WriteWithChecksum(folder, "manifest-files", manifest.ToString());
        WriteWithChecksum(
            folder,
            "manifest-summary",
            new JsonObject
            {
                ["version"] = "2020-06-30",
                ["exportArn"] = $"arn:aws:dynamodb:us-east-1:123456789012:table/{table}/export/{id}",
                ["startTime"] = Time(at.AddMinutes(1)),
                ["endTime"] = Time(at.AddMinutes(6)),
                ["tableArn"] = $"arn:aws:dynamodb:us-east-1:123456789012:table/{table}",
                ["tableId"] = "12345a12-abcd-123a-ab12-1234abc12345",
                ["exportTime"] = Time(at),
                ["s3Bucket"] = "a-bucket",
                ["s3Prefix"] = prefix.TrimEnd('/'),
                ["s3SseAlgorithm"] = "KMS",
                ["s3SseKmsKeyId"] = null,
                ["manifestFilesS3Key"] = $"{folder}/manifest-files.json",
                ["billedSizeBytes"] = 0,
                ["itemCount"] = all.Count,
                ["outputFormat"] = "DYNAMODB_JSON",
            }.ToJsonString()
        );
        Files[$"{folder}/_started"] = [];
        return folder;
    }

    /// <summary>As whoever can write the bucket would do it: all that tells of a file fits it again.</summary>
    public void Forge(string folder, Func<string, IEnumerable<string>> change)
    {
        var manifest = new StringBuilder();
        var items = 0;
        var data = Files.Keys.Where(name => name.StartsWith($"{folder}/data/", StringComparison.Ordinal)).ToList();
        foreach (var name in data)
        {
            var before = Unzip(Files[name]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var lines = before.SelectMany(change).ToList();
            Files[name] = Zip(string.Concat(lines.Select(line => $"{line}\n")));
            items += lines.Count;
            manifest.Append(Line(name, lines.Count)).Append('\n');
        }

        WriteWithChecksum(folder, "manifest-files", manifest.ToString());
        var summary = JsonNode.Parse(Files[$"{folder}/manifest-summary.json"])!;
        summary["itemCount"] = items;
        WriteWithChecksum(folder, "manifest-summary", summary.ToJsonString());
    }

    public void WriteWithChecksum(string folder, string manifest, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Files[$"{folder}/{manifest}.json"] = bytes;
        Files[$"{folder}/{manifest}.md5"] = Encoding.UTF8.GetBytes(Md5(bytes));
    }

    string Line(string name, int items) =>
        new JsonObject
        {
            ["itemCount"] = items,
            ["md5Checksum"] = Md5(Files[name]),
            ["etag"] = "af83d6f217c19b8b0fff8023d8ca4716-1",
            ["dataFileS3Key"] = name,
        }.ToJsonString();

    static string Md5(byte[] bytes) =>
        Convert.ToBase64String(CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes));

    static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    static byte[] Zip(string text)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }

    static string Unzip(byte[] zipped)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    static string Json(Dictionary<string, AttributeValue> item) =>
        new JsonObject { ["Item"] = Map(item) }.ToJsonString(JsonSerializerOptions.Default);

    static JsonObject Map(Dictionary<string, AttributeValue> map) =>
        new(map.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, Value(member.Value))));

    static JsonObject Value(AttributeValue value) =>
        value switch
        {
            { S: { } text } => new() { ["S"] = text },
            { N: { } number } => new() { ["N"] = number },
            { B: { } bytes } => new() { ["B"] = Convert.ToBase64String(bytes.ToArray()) },
            { BOOL: { } flag } => new() { ["BOOL"] = flag },
            { L: { } list } => new() { ["L"] = new JsonArray([.. list.Select(Value)]) },
            { M: { } map } => new() { ["M"] = Map(map) },
            _ => throw new NotSupportedException("The trails hold no other types."),
        };
}
