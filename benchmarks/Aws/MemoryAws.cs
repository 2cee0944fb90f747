using System.Text.Json;
using MarketData.Contract;

namespace MarketData.Benchmarks.Aws;

/// <summary>
/// AWS as far as the function calls it. It answers at once from memory and notes what it was sent; what the notes mean
/// for the tables and the bill is worked out in <see cref="Settle"/>, outside of any measurement.
/// </summary>
sealed class MemoryAws : IAnswersAsAws
{
    static readonly string StateTable = Tables.SymbolState.Purpose;

    readonly Dictionary<string, (string Json, int Size)> states = new(StringComparer.Ordinal);

    // Large enough never to grow: it would show in the function's memory.
    readonly MemoryStream bodies = new(16 * 1024 * 1024);
    readonly List<(string Operation, int Start, int Length)> notes = [];
    readonly Lock gate = new();

    public Usage Usage { get; private set; } = new();

    /// <summary>The function's settings; the names of the tables are their purposes.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        new Dictionary<string, string>
        {
            [FunctionVariables.MarketDataTable] = Tables.MarketData.Purpose,
            [FunctionVariables.BarsTable] = Tables.Bars.Purpose,
            [FunctionVariables.SymbolStateTable] = StateTable,
            [FunctionVariables.AlertsTable] = Tables.Alerts.Purpose,
            [FunctionVariables.AuditTrailTable] = Tables.AuditTrail.Purpose,
            [FunctionVariables.AlertRulesTable] = Tables.AlertRules.Purpose,
            [FunctionVariables.AlertsTopicArn] = "arn:aws:sns:us-east-1:123456789012:alerts",
            [FunctionVariables.SymbolAlertMessagesPerMinute] = "10",
            [FunctionVariables.RuleAlertMessagesPerMinute] = "60",
            [FunctionVariables.BufferUrl] = "https://sqs.us-east-1.amazonaws.com/123456789012/buffer",
            [FunctionVariables.DeadLetterQueueUrl] = "https://sqs.us-east-1.amazonaws.com/123456789012/dead-letters",
            [FunctionVariables.EnvironmentName] = "benchmarks",
            [FunctionVariables.IsProduction] = "false",
            [FunctionVariables.MetricsNamespace] = "MarketData/benchmarks",
            [FunctionVariables.AuditKmsKeyArn] = "arn:aws:kms:us-east-1:123456789012:key/benchmark",
            [FunctionVariables.AlertMaxAgeSeconds] = "900",
            [FunctionVariables.ClockSkewSeconds] = "60",
            [FunctionVariables.CommitObjectiveMilliseconds] = "500",
            [FunctionVariables.EventRetentionDays] = "90",
        };

    public byte[] Answer(string operation, Action<Stream> copyBody)
    {
        lock (gate)
        {
            var start = (int)bodies.Length;
            copyBody(bodies);
            notes.Add((operation, start, (int)bodies.Length - start));
            return operation switch
            {
                "TransactWriteItems" => Wire.Nothing,
                "UpdateItem" => Wire.Updated(Body(notes[^1])),
                "BatchGetItem" => Wire.Responses(
                    StateTable,
                    Wire.Symbols(StateTable, Body(notes[^1]))
                        .Where(states.ContainsKey)
                        .Select(symbol => states[symbol].Json)
                ),
                "Query" => Wire.NoItems,
                "Scan" => Wire.Items(AlertRules.OfNewDeployment),
                "GetItem" => Wire.AuditKeys,
                "Decrypt" => Wire.DecryptedAuditKey,
                "PublishBatch" => Wire.Published(Wire.EntryIds(Body(notes[^1]))),
                _ => throw new NotSupportedException($"The benchmarks have no answer for {operation}."),
            };
        }
    }

    /// <summary>Brings the tables and the bill up to what was sent.</summary>
    public void Settle()
    {
        foreach (var note in notes)
        {
            Usage.Call(note.Operation);
            Apply(note.Operation, Body(note));
        }

        Forget();
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
                        Apply(put.GetProperty("TableName").GetString()!, put.GetProperty("Item"));
                    }
                }

                break;
            case "UpdateItem":
                // Far below a kilobyte. A marked alert changes in one index and goes from the other.
                Usage.Write(size: 1, indexEntries: Wire.AddedMessages(body) is null ? 2 : 0);
                break;
            case "BatchGetItem":
                foreach (var symbol in Wire.Symbols(StateTable, body))
                {
                    Usage.ConsistentRead(states.GetValueOrDefault(symbol).Size);
                }

                break;
            case "Query":
                Usage.EventualRead(size: 0);
                break;
            case "GetItem":
                Usage.ConsistentRead(Wire.AuditKeys.Length);
                break;
            case "Scan":
                Usage.EventualRead(AlertRules.OfNewDeployment.Length);
                break;
            case "PublishBatch":
                Usage.Published(Wire.EntryIds(body).Count);
                break;
        }
    }

    void Apply(string table, JsonElement item)
    {
        var size = ItemSize.Of(item);
        var indexEntries = Tables
            .All.Single(schema => schema.Purpose == table)
            .Indexes.Count(index => item.TryGetProperty(index.HashKey, out _));
        Usage.TransactedPut(table, size, indexEntries);
        if (table == StateTable)
        {
            states[item.GetProperty(Tables.SymbolState.HashKey).GetProperty("S").GetString()!] = (
                item.GetRawText(),
                size
            );
        }
    }
}
