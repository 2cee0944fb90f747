using System.Text;
using System.Text.Json;
using MarketData.Domain.Audit;

namespace MarketData.Benchmarks.Aws;

/// <summary>
/// AWS as far as the function calls it. It answers at once from memory and notes what it was sent; what the notes mean
/// for the tables and the bill is worked out in <see cref="Settle"/>, outside of any measurement.
/// </summary>
sealed class MemoryAws(string rules)
{
    public const string StateTable = "symbol-state";
    public const string RulesTable = "alert-rules";
    public const string TopicArn = "arn:aws:sns:us-east-1:123456789012:alerts";

    /// <summary>The audit chain's key; any will do.</summary>
    public static readonly byte[] KeyBytes = new byte[AuditKey.LeastLength];

    static readonly byte[] Done = "{}"u8.ToArray();

    readonly Dictionary<string, (string Json, int Size)> states = new(StringComparer.Ordinal);
    readonly MemoryStream bodies = new();
    readonly List<(string Operation, int Start, int Length)> notes = [];
    readonly Lock gate = new();

    public Usage Usage { get; private set; } = new();

    /// <summary>The names of the tables are their purposes.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        ["MARKET_DATA_TABLE"] = "market-data",
        ["BARS_TABLE"] = "bars",
        ["SYMBOL_STATE_TABLE"] = StateTable,
        ["ALERTS_TABLE"] = "alerts",
        ["AUDIT_TRAIL_TABLE"] = "audit-trail",
        ["ALERT_RULES_TABLE"] = RulesTable,
        ["ALERTS_TOPIC_ARN"] = TopicArn,
        ["METRICS_NAMESPACE"] = "MarketData/benchmarks",
        ["AUDIT_KEY_CIPHERTEXT"] = "Y2lwaGVydGV4dA==",
        ["EVENT_RETENTION_DAYS"] = "90",
    };

    /// <summary>SNS names no operation in a header; the function calls one.</summary>
    public static string Operation(string? target) => target?[(target.LastIndexOf('.') + 1)..] ?? "PublishBatch";

    public byte[] Answer(string operation, Action<Stream> copyBody)
    {
        lock (gate)
        {
            var start = (int)bodies.Length;
            copyBody(bodies);
            notes.Add((operation, start, (int)bodies.Length - start));
            return operation switch
            {
                "TransactWriteItems" or "UpdateItem" => Done,
                "BatchGetItem" => States(Body(notes[^1])),
                "Query" => """{"Items":[],"Count":0,"ScannedCount":0}"""u8.ToArray(),
                "Scan" => Encoding.UTF8.GetBytes($$"""{"Items":{{rules}}}"""),
                "Decrypt" => DecryptedKey,
                "PublishBatch" => Accepted(Body(notes[^1])),
                _ => throw new NotSupportedException($"The benchmarks have no answer for {operation}."),
            };
        }
    }

    /// <summary>Brings the tables and the bill up to what was sent.</summary>
    public void Settle()
    {
        lock (gate)
        {
            foreach (var note in notes)
            {
                Usage.Call(note.Operation);
                Apply(note.Operation, Body(note));
            }

            Forget();
        }
    }

    /// <summary>Drops the notes, where only speed matters.</summary>
    public void Forget()
    {
        notes.Clear();
        bodies.SetLength(0);
    }

    public void ForgetUsage() => Usage = new Usage();

    ReadOnlyMemory<byte> Body((string Operation, int Start, int Length) note) =>
        bodies.GetBuffer().AsMemory(note.Start, note.Length);

    void Apply(string operation, ReadOnlyMemory<byte> body)
    {
        switch (operation)
        {
            case "TransactWriteItems":
                using (var request = JsonDocument.Parse(body))
                {
                    foreach (var write in request.RootElement.GetProperty("TransactItems").EnumerateArray())
                    {
                        var put = write.GetProperty("Put");
                        Put(put.GetProperty("TableName").GetString()!, put.GetProperty("Item"));
                    }
                }

                break;
            case "UpdateItem":
                // An alert that is marked: far below a kilobyte, changed in one index and removed from the other.
                Usage.Write(size: 1, indexEntries: 2);
                break;
            case "BatchGetItem":
                foreach (var symbol in Symbols(body))
                {
                    Usage.ConsistentRead(states.GetValueOrDefault(symbol).Size);
                }

                break;
            case "Query":
                Usage.EventualRead(size: 0);
                break;
            case "Scan":
                Usage.EventualRead(rules.Length);
                break;
            case "PublishBatch":
                Usage.Published(EntryIds(body).Count);
                break;
        }
    }

    void Put(string table, JsonElement item)
    {
        var size = ItemSize.Of(item);
        var indexEntries = table switch
        {
            "market-data" => 1,
            "alerts" => item.TryGetProperty("pending", out _) ? 2 : 1,
            _ => 0,
        };
        Usage.TransactedPut(table, size, indexEntries);
        if (table == StateTable)
        {
            states[item.GetProperty("symbol").GetProperty("S").GetString()!] = (item.GetRawText(), size);
        }
    }

    byte[] States(ReadOnlyMemory<byte> body)
    {
        var known = string.Join(',', Symbols(body).Where(states.ContainsKey).Select(symbol => states[symbol].Json));
        return Encoding.UTF8.GetBytes($$"""{"UnprocessedKeys":{},"Responses":{"{{StateTable}}":[{{known}}]} }""");
    }

    static List<string> Symbols(ReadOnlyMemory<byte> body)
    {
        using var request = JsonDocument.Parse(body);
        return
        [
            .. request.RootElement.GetProperty("RequestItems").GetProperty(StateTable).GetProperty("Keys").EnumerateArray()
                .Select(key => key.GetProperty("symbol").GetProperty("S").GetString()!),
        ];
    }

    static byte[] Accepted(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetBytes($"""
        <PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishBatchResult><Failed/><Successful>
        {string.Concat(EntryIds(body).Select(id => $"<member><Id>{id}</Id><MessageId>{Guid.NewGuid()}</MessageId></member>"))}
        </Successful></PublishBatchResult></PublishBatchResponse>
        """);

    static List<string> EntryIds(ReadOnlyMemory<byte> body)
    {
        var form = System.Web.HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body.Span));
        return [.. form.AllKeys.OfType<string>().Where(key => key.EndsWith(".Id", StringComparison.Ordinal)).Select(key => form[key]!)];
    }

    static byte[] DecryptedKey => Encoding.UTF8.GetBytes($$"""{"KeyId":"key","Plaintext":"{{Convert.ToBase64String(KeyBytes)}}"}""");
}
