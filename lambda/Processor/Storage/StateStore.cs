using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;
using MarketData.Shared.Trail;

namespace MarketData.Processor.Storage;

/// <summary>Reads what decisions depend on.</summary>
public sealed class StateStore(IAmazonDynamoDB dynamo, ProcessorSettings settings, Backoff backoff)
{
    /// <summary>DynamoDB takes no more in one BatchGetItem.</summary>
    const int MaxKeys = 100;

    /// <summary>The rows of those symbols that were seen before.</summary>
    public async Task<StateRows> LoadRowsAsync(
        IEnumerable<Symbol> symbols,
        CancellationToken cancellation,
        int maxTries = TransientFailures.MaxTries
    )
    {
        var rows = new StateRows();
        await Task.WhenAll(symbols.Chunk(MaxKeys).Select(chunk => LoadRowsAsync(chunk, rows, maxTries, cancellation)));
        return rows;
    }

    /// <summary>The end of a chain; before its first record where nothing is stored.</summary>
    public async Task<ChainHead> LoadHeadAsync(string chain, CancellationToken cancellation)
    {
        var key = ChainHeadItem.KeyOf(Tables.SymbolState, chain);
        var answer = await backoff.RetryAsync(
            () => dynamo.GetItemAsync(settings.SymbolStateTable, key, consistentRead: true, cancellation),
            cancellation
        );
        return answer.Item is { } item ? ChainHeadItem.Read(item) : default;
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

    async Task LoadRowsAsync(Symbol[] symbols, StateRows rows, int maxTries, CancellationToken cancellation)
    {
        var request = new BatchGetItemRequest
        {
            RequestItems = new()
            {
                [settings.SymbolStateTable] = new KeysAndAttributes
                {
                    Keys = [.. symbols.Select(symbol => ChainHeadItem.KeyOf(Tables.SymbolState, symbol.Value))],
                    ConsistentRead = true,
                },
            },
        };
        var answer = await backoff.RetryAsync(
            () => dynamo.BatchGetItemAsync(request, cancellation),
            cancellation,
            maxTries
        );
        foreach (var item in answer.Responses?.GetValueOrDefault(settings.SymbolStateTable) ?? [])
        {
            rows.Add(item.ReadText(Tables.SymbolState.HashKey), item);
        }

        foreach (var key in answer.UnprocessedKeys?.GetValueOrDefault(settings.SymbolStateTable)?.Keys ?? [])
        {
            rows.AddLeft(key.ReadText(Tables.SymbolState.HashKey));
        }
    }
}
