using System.Text;
using System.Text.Json;
using MarketData.Benchmarks.Aws;
using MarketData.Benchmarks.Capacity;
using MarketData.Contract;
using MarketData.Shared.Trail;

namespace MarketData.Benchmarks.Trades;

/// <summary>
/// AWS as far as the trade functions call it. It knows the market of the moment, the heads of chains and no trade, and
/// answers at once; what was asked is counted, and how long AWS would have taken is added up.
/// </summary>
sealed class TradeAws : IAnswersAsAws
{
    const string ParameterPath = "/trade-processing/benchmarks/";

    readonly Dictionary<string, string> heads = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public Usage Usage { get; } = new();

    /// <summary>For all calls, one after the other, at the medians that docs/scaling.md assumes.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>All functions' settings; the names of the tables are their purposes.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        new Dictionary<string, string>
        {
            [TradeVariables.TradesTable] = Tables.Trades.Purpose,
            [TradeVariables.AuditTrailTable] = Tables.TradesAuditTrail.Purpose,
            [TradeVariables.StateTable] = Tables.TradesState.Purpose,
            [TradeVariables.ParameterPath] = ParameterPath,
            [TradeVariables.SourceSystems] = "OMS",
            [FunctionVariables.MarketDataTable] = Tables.MarketData.Purpose,
            [FunctionVariables.BarsTable] = Tables.Bars.Purpose,
            [FunctionVariables.ClockSkewSeconds] = "60",
            [FunctionVariables.AuditKmsKeyArn] = "arn:aws:kms:us-east-1:123456789012:key/benchmark",
            [FunctionVariables.MetricsNamespace] = "MarketData/benchmarks",
        };

    public byte[] Answer(string operation, Action<Stream> copyBody)
    {
        using var copy = new MemoryStream();
        copyBody(copy);
        using var request = JsonDocument.Parse(copy.ToArray());
        lock (gate)
        {
            Usage.Call(operation);
            return Answer(operation, request.RootElement);
        }
    }

    byte[] Answer(string operation, JsonElement request)
    {
        switch (operation)
        {
            case "GetParametersByPath":
                return Encoding.UTF8.GetBytes(Parameters);
            case "Decrypt":
                return Wire.DecryptedAuditKey;
            case "Query":
                Wait(AwsLimits.Read);
                return Query(request.GetProperty("TableName").GetString()!);
            case "GetItem":
                Wait(AwsLimits.Read);
                Usage.ConsistentRead(size: 0);
                return Head(KeyOf(request.GetProperty("Key")));
            case "TransactWriteItems":
                var puts = request.GetProperty("TransactItems").EnumerateArray().ToList();
                Wait(AwsLimits.Transaction(puts.Count));
                puts.ForEach(write => Put(write.GetProperty("Put")));
                return Wire.Nothing;
            default:
                throw new NotSupportedException($"The benchmarks have no answer for {operation}.");
        }
    }

    byte[] Query(string table)
    {
        if (table == Tables.Trades.Purpose)
        {
            Usage.ConsistentRead(size: 0);
            return Wire.NoItems;
        }

        // Ten events, as the largest that the benchmarks store; a bar.
        Usage.EventualRead(table == Tables.Bars.Purpose ? 264 : 10 * 336);
        return Encoding.UTF8.GetBytes(table == Tables.Bars.Purpose ? Bar : Event);
    }

    byte[] Head(string key) =>
        key == AuditKeysItem.RowName ? Wire.AuditKeys
        : heads.TryGetValue(key, out var item) ? Encoding.UTF8.GetBytes($$"""{"Item":{{item}}}""")
        : Wire.Nothing;

    void Put(JsonElement put)
    {
        var (table, item) = (put.GetProperty("TableName").GetString()!, put.GetProperty("Item"));
        var indexes = Tables
            .OfTrades.Single(schema => schema.Purpose == table)
            .Indexes.Count(index => item.TryGetProperty(index.HashKey, out _));
        Usage.TransactedPut(table, ItemSize.Of(item), indexes);
        if (table == Tables.TradesState.Purpose)
        {
            heads[KeyOf(item)] = item.GetRawText();
        }
    }

    static string KeyOf(JsonElement item) => item.GetProperty(Tables.TradesState.HashKey).GetProperty("S").GetString()!;

    void Wait(Latency latency) => Waited += TimeSpan.FromMilliseconds(latency.MedianMs);

    const string Parameters = $$"""
        {"Parameters":[
            {"Name":"{{ParameterPath}}{{TradeParameters.ApiEndpoint}}","Value":"{{TradeParameters.None}}"},
            {"Name":"{{ParameterPath}}{{TradeParameters.ProcessingThreshold}}","Value":"10000000"},
            {"Name":"{{ParameterPath}}{{TradeParameters.MaxRetries}}","Value":"2"}]}
        """;

    const string Bar = """
        {"Items":[{"symbol":{"S":"IBM"},"minute":{"S":"2013-10-08T13:59Z"},"close":{"N":"181.72"}}],"Count":1}
        """;

    const string Event = """
        {"Items":[{"symbol":{"S":"IBM"},"timestamp":{"S":"2013-10-08T13:59:59.8170000Z"},"vwap":{"N":"181.6543"},
            "mid":{"N":"181.745"},"spread":{"N":"0.03"}}],"Count":1}
        """;
}
