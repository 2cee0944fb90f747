using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Hosting;
using MarketData.Processor.Aws;
using MarketData.Processor.Configuration;

namespace MarketData.Processor.Storage;

/// <summary>Reads what decisions depend on.</summary>
public sealed class StateStore(IAmazonDynamoDB dynamo, ProcessorSettings settings, Backoff backoff)
{
    readonly BatchReader reader = new(dynamo, backoff);

    /// <summary>
    /// The rows of those symbols that were seen before. Each is to be read by itself: one may be damaged.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, Item>> LoadRowsAsync(
        IReadOnlyCollection<Symbol> symbols,
        CancellationToken cancellation
    )
    {
        var keys = symbols.Select(symbol => ChainHeadItem.KeyOf(symbol.Value));
        var items = await reader.ReadAsync(settings.SymbolStateTable, [.. keys], cancellation);
        return items.ToDictionary(item => item.ReadText(Tables.SymbolState.HashKey));
    }

    /// <summary>The end of a chain; before its first record where nothing is stored.</summary>
    public async Task<ChainHead> LoadHeadAsync(string chain, CancellationToken cancellation)
    {
        var items = await reader.ReadAsync(settings.SymbolStateTable, [ChainHeadItem.KeyOf(chain)], cancellation);
        return items.Count > 0 ? ChainHeadItem.Read(items[0]) : default;
    }

    /// <summary>The symbol's stored bars from a minute on, of which corrections need at most an hour.</summary>
    public async Task<IReadOnlyList<Bar>> LoadBarsAsync(
        Symbol symbol,
        DateTimeOffset first,
        CancellationToken cancellation
    )
    {
        var request = new QueryRequest
        {
            TableName = settings.BarsTable,
            KeyConditionExpression = "#symbol = :symbol AND #minute >= :first",
            ExpressionAttributeNames = new() { ["#symbol"] = Tables.Bars.HashKey, ["#minute"] = Tables.Bars.RangeKey },
            ExpressionAttributeValues = new()
            {
                [":symbol"] = Attributes.Text(symbol.Value),
                [":first"] = Attributes.Minute(first),
            },
            ConsistentRead = true,
        };
        var response = await backoff.RetryAsync(() => dynamo.QueryAsync(request, cancellation), cancellation);
        return [.. (response.Items ?? []).Select(BarItem.Read)];
    }
}
