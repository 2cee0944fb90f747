using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Ops.Deployment;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;
using MarketData.Shared.Storage;

namespace MarketData.Ops.Backtesting;

/// <summary>
/// Events as a deployment stored them: in the order in which they counted, decided on when, and together, as the
/// function did. They are read by symbol, through the index, which costs by what is read; a table without the index is
/// read whole.
/// </summary>
public sealed class StoredEvents(IAmazonDynamoDB dynamo, ProcessorSettings settings)
{
    const int SymbolsAtOnce = 20;

    readonly TableReader tables = new(dynamo);

    /// <param name="from">The time of the first event.</param>
    /// <param name="to">The time after the last event.</param>
    /// <param name="symbol">Only this one's, or null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<RecordedSession> ReadAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        Symbol? symbol,
        CancellationToken cancellation
    )
    {
        // The index's times are text with seven decimals, and BETWEEN takes in both ends.
        var window = (From: Attributes.Time(from), Last: Attributes.Time(to.AddTicks(-1)));
        var bySymbol = await HasIndexAsync(cancellation)
            ? await QueryAllAsync(window, symbol, cancellation)
            : await ScanAsync(window, symbol, cancellation);
        return new($"{settings.MarketDataTable}, {UtcText.Of(from)} to {UtcText.Of(to)}", InOrder(bySymbol));
    }

    /// <summary>
    /// A symbol's events by their sequence, those of a commit together; those of different symbols by when they were
    /// decided on. The clocks of two functions differ: what counts later was not decided on before.
    /// </summary>
    static IReadOnlyList<SessionStep> InOrder(IEnumerable<IEnumerable<DecidedEvent>> bySymbol)
    {
        var steps = new List<(DateTimeOffset At, SessionStep Step)>();
        foreach (var ofSymbol in bySymbol)
        {
            var at = DateTimeOffset.MinValue;
            foreach (var commit in ofSymbol.OrderBy(stored => stored.Sequence).GroupBy(stored => stored.Commit))
            {
                var decided = commit.First().Decided;
                at = decided > at ? decided : at;
                steps.Add((at, new SessionStep([.. commit.Select(stored => stored.Event)], decided)));
            }
        }

        return [.. steps.OrderBy(step => step.At).Select(step => step.Step)];
    }

    /// <summary><c>storage.symbolIndex</c> can leave it out.</summary>
    async Task<bool> HasIndexAsync(CancellationToken cancellation)
    {
        var answer = await dynamo.DescribeTableAsync(settings.MarketDataTable, cancellation);
        return (answer.Table.GlobalSecondaryIndexes ?? []).Any(index => index.IndexName == Tables.SymbolIndex.Name);
    }

    async Task<IEnumerable<IEnumerable<DecidedEvent>>> QueryAllAsync(
        (AttributeValue From, AttributeValue Last) window,
        Symbol? symbol,
        CancellationToken cancellation
    )
    {
        string[] symbols = symbol is { } only
            ? [only.Value]
            : await SeenSymbols.ReadAsync(tables, settings, cancellation);
        var found = new List<IEnumerable<DecidedEvent>>();
        foreach (var chunk in symbols.Chunk(SymbolsAtOnce))
        {
            found.AddRange(await Task.WhenAll(chunk.Select(one => QueryAsync(one, window, cancellation))));
        }

        return found;
    }

    async Task<IEnumerable<DecidedEvent>> QueryAsync(
        string symbol,
        (AttributeValue From, AttributeValue Last) window,
        CancellationToken cancellation
    ) =>
        await dynamo
            .Paginators.Query(
                new()
                {
                    TableName = settings.MarketDataTable,
                    IndexName = Tables.SymbolIndex.Name,
                    KeyConditionExpression = "#symbol = :symbol AND #time BETWEEN :from AND :last",
                    ExpressionAttributeNames = new()
                    {
                        ["#symbol"] = Tables.SymbolIndex.HashKey,
                        ["#time"] = Tables.SymbolIndex.RangeKey,
                    },
                    ExpressionAttributeValues = new()
                    {
                        [":symbol"] = Attributes.Text(symbol),
                        [":from"] = window.From,
                        [":last"] = window.Last,
                    },
                }
            )
            .Responses.SelectMany(page => page.Items ?? [])
            .Select(Read)
            .ToListAsync(cancellation);

    async Task<IEnumerable<IEnumerable<DecidedEvent>>> ScanAsync(
        (AttributeValue From, AttributeValue Last) window,
        Symbol? symbol,
        CancellationToken cancellation
    )
    {
        var request = new ScanRequest
        {
            TableName = settings.MarketDataTable,
            FilterExpression = "#time BETWEEN :from AND :last",
            ExpressionAttributeNames = new() { ["#time"] = Tables.SymbolIndex.RangeKey },
            ExpressionAttributeValues = new() { [":from"] = window.From, [":last"] = window.Last },
        };
        if (symbol is { } only)
        {
            request.FilterExpression += " AND #symbol = :symbol";
            request.ExpressionAttributeNames["#symbol"] = Tables.SymbolIndex.HashKey;
            request.ExpressionAttributeValues[":symbol"] = Attributes.Text(only.Value);
        }

        var found = await dynamo
            .Paginators.Scan(request)
            .Responses.SelectMany(page => page.Items ?? [])
            .Select(Read)
            .ToListAsync(cancellation);
        return found.GroupBy(stored => stored.Event.Symbol);
    }

    static DecidedEvent Read(Item row) =>
        new(
            EventItem.Read(row),
            row.ReadLong(EventItem.Sequence),
            row.ReadText(Tables.AuditTrail.HashKey),
            row.ReadTime(EventItem.StoredAt)
        );
}

/// <summary>A stored event, and when and with which others it was decided on.</summary>
/// <param name="Event">The event.</param>
/// <param name="Sequence">Its number among the symbol's.</param>
/// <param name="Commit">The audit record of the commit that stored it, with others or alone.</param>
/// <param name="Decided">When the function decided on it.</param>
sealed record DecidedEvent(MarketEvent Event, long Sequence, string Commit, DateTimeOffset Decided);
