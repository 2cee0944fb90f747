using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;

namespace MarketData.Trades.Enriching;

/// <summary>Reads what the market-data stack stored of a symbol until a moment.</summary>
sealed class MarketDataReader(IAmazonDynamoDB dynamo, EnrichSettings settings, Backoff backoff)
{
    /// <summary>
    /// What is older says nothing of the market at that moment. As for returns: docs/architecture.md.
    /// </summary>
    static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(30);

    /// <summary>Late events, and those ahead of their time, are among the last ones and carry no figures.</summary>
    const int LastEvents = 10;

    public async Task<(MarketContext? Market, Missing? Missing)> ReadAsync(
        Symbol symbol,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        try
        {
            var (bar, last) = (LastBarAsync(symbol, at, cancellation), LastEventAsync(symbol, at, cancellation));
            var context = With(With(new(), await bar), await last);
            return context.IsEmpty
                ? (null, new(MissingReason.NoContext, $"Nothing of {symbol} is stored of the half hour until {at:O}."))
                : (context, null);
        }
        catch (ResourceNotFoundException)
        {
            var tables = new[] { settings.BarsTable, settings.MarketDataTable }.OfType<string>();
            return (null, new(MissingReason.NoMarketData, $"There is no table {string.Join(" or ", tables)}."));
        }
    }

    /// <summary>The last bar that had closed by then.</summary>
    Task<Item?> LastBarAsync(Symbol symbol, DateTimeOffset at, CancellationToken cancellation)
    {
        var last = UtcMinute.Of(at).AddMinutes(-1);
        return FirstAsync(
            new QueryRequest
            {
                TableName = settings.BarsTable,
                ExpressionAttributeNames = new()
                {
                    ["#symbol"] = Tables.Bars.HashKey,
                    ["#time"] = Tables.Bars.RangeKey,
                },
                Limit = 1,
            },
            symbol,
            Attributes.Minute(last - MaxAge),
            Attributes.Minute(last),
            _ => true,
            cancellation
        );
    }

    /// <summary>The last event by then whose figures are those of its time.</summary>
    Task<Item?> LastEventAsync(Symbol symbol, DateTimeOffset at, CancellationToken cancellation) =>
        settings.MarketDataTable is not { } table
            ? Task.FromResult<Item?>(null)
            : FirstAsync(
                new QueryRequest
                {
                    TableName = table,
                    IndexName = Tables.SymbolIndex.Name,
                    ExpressionAttributeNames = new()
                    {
                        ["#symbol"] = Tables.SymbolIndex.HashKey,
                        ["#time"] = Tables.SymbolIndex.RangeKey,
                    },
                    Limit = LastEvents,
                },
                symbol,
                Attributes.Time(at - MaxAge),
                Attributes.Time(at),
                item => item.ContainsKey("vwap") || item.ContainsKey("mid"),
                cancellation
            );

    /// <summary>From the latest back.</summary>
    async Task<Item?> FirstAsync(
        QueryRequest request,
        Symbol symbol,
        AttributeValue from,
        AttributeValue until,
        Func<Item, bool> isWanted,
        CancellationToken cancellation
    )
    {
        request.KeyConditionExpression = "#symbol = :symbol AND #time <= :until";
        request.ExpressionAttributeValues = new() { [":symbol"] = Attributes.Text(symbol.Value), [":until"] = until };
        request.ScanIndexForward = false;
        var page = await backoff.RetryAsync(() => dynamo.QueryAsync(request, cancellation), cancellation);
        var time = request.ExpressionAttributeNames["#time"];
        return (page.Items ?? [])
            .TakeWhile(item => string.CompareOrdinal(item[time].S, from.S) >= 0)
            .FirstOrDefault(isWanted);
    }

    static MarketContext With(MarketContext context, Item? item) =>
        item switch
        {
            null => context,
            _ when item.ContainsKey(Tables.Bars.RangeKey!) => context with
            {
                BarMinute = item.ReadMinute(Tables.Bars.RangeKey!),
                BarClose = item.ReadDecimal("close"),
            },
            _ => context with
            {
                AsOf = item.ReadTime(Tables.SymbolIndex.RangeKey),
                Vwap = item.ContainsKey("vwap") ? item.ReadDecimal("vwap") : null,
                Mid = item.ContainsKey("mid") ? item.ReadDecimal("mid") : null,
                Spread = item.ContainsKey("spread") ? item.ReadDecimal("spread") : null,
            },
        };
}
