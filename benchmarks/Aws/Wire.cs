using System.Text;
using System.Text.Json;
using System.Web;
using MarketData.Contract;
using MarketData.Domain.Audit;

namespace MarketData.Benchmarks.Aws;

/// <summary>
/// What the function's requests hold and how AWS words its answers, as far as the benchmarks need it.
/// </summary>
static class Wire
{
    /// <summary>The audit chain's key; any will do.</summary>
    public static readonly byte[] AuditKeyBytes = new byte[AuditKey.MinLength];

    public static readonly byte[] Nothing = "{}"u8.ToArray();
    public static readonly byte[] NoItems = """{"Items":[],"Count":0,"ScannedCount":0}"""u8.ToArray();

    public static readonly byte[] DecryptedAuditKey = Encoding.UTF8.GetBytes(
        $$"""{"KeyId":"key","Plaintext":"{{Convert.ToBase64String(AuditKeyBytes)}}"}"""
    );

    /// <summary>SNS names no operation in a header; the function calls one.</summary>
    public static string Operation(string? target) => target?[(target.LastIndexOf('.') + 1)..] ?? "PublishBatch";

    public static byte[] Items(string json) => Encoding.UTF8.GetBytes($$"""{"Items":{{json}}}""");

    public static byte[] Responses(string table, IEnumerable<string> items) =>
        Encoding.UTF8.GetBytes($$"""{"UnprocessedKeys":{},"Responses":{"{{table}}":[{{string.Join(',', items)}}]} }""");

    public static readonly byte[] AuditKeys =
        """
            {"Item":{"keys":{"L":[
                {"M":{"from":{"S":"2013-10-08T13:30:00.0000000Z"},"ciphertext":{"B":"Y2lwaGVydGV4dA=="} } }
            ]} } }
            """u8.ToArray();

    /// <summary>Of a BatchGetItem from a table whose key is the symbol.</summary>
    public static List<string> Symbols(string table, ReadOnlyMemory<byte> request)
    {
        using var json = JsonDocument.Parse(request);
        return
        [
            .. json
                .RootElement.GetProperty("RequestItems")
                .GetProperty(table)
                .GetProperty("Keys")
                .EnumerateArray()
                .Select(key => key.GetProperty(Tables.SymbolState.HashKey).GetProperty("S").GetString()!),
        ];
    }

    /// <summary>Of an UpdateItem that counts a rule's messages of a minute; null where it marks an alert.</summary>
    public static string? AddedMessages(ReadOnlyMemory<byte> request)
    {
        using var json = JsonDocument.Parse(request);
        return
            json.RootElement.TryGetProperty("ExpressionAttributeValues", out var values)
            && values.TryGetProperty(":more", out var more)
            ? more.GetProperty("N").GetString()
            : null;
    }

    /// <summary>As if every count were the first of its minute, so that no alert waits for a digest.</summary>
    public static byte[] Updated(ReadOnlyMemory<byte> request) =>
        AddedMessages(request) is { } count
            ? Encoding.UTF8.GetBytes($$$"""{"Attributes":{"messages":{"N":"{{{count}}}"} } }""")
            : Nothing;

    /// <summary>Of a PublishBatch.</summary>
    public static List<string> EntryIds(ReadOnlyMemory<byte> request)
    {
        var form = HttpUtility.ParseQueryString(Encoding.UTF8.GetString(request.Span));
        return
        [
            .. form
                .AllKeys.OfType<string>()
                .Where(key => key.EndsWith(".Id", StringComparison.Ordinal))
                .Select(key => form[key]!),
        ];
    }

    public static byte[] Published(IEnumerable<string> entryIds) =>
        Encoding.UTF8.GetBytes(
            $"""
            <PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishBatchResult><Failed/>
            <Successful>
            {string.Concat(
                entryIds.Select(id => $"<member><Id>{id}</Id><MessageId>{Guid.NewGuid()}</MessageId></member>")
            )}
            </Successful></PublishBatchResult></PublishBatchResponse>
            """
        );
}
