using Amazon.DynamoDBv2;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MarketData.Domain.Trades;
using MarketData.Ops.Deployment;
using MarketData.Trades.Recording;

namespace MarketData.Sandbox.Trades;

/// <summary>What the workflow holds at the end of a run.</summary>
/// <param name="Rows">Of the trades table.</param>
/// <param name="Executions">How many there are, by their status.</param>
public sealed record StoredTrades(IReadOnlyList<RecordedTrade> Rows, IReadOnlyDictionary<string, int> Executions)
{
    public static async Task<StoredTrades> ReadAsync(
        IAmazonDynamoDB dynamoDb,
        IAmazonStepFunctions stepFunctions,
        DeployedTrades trades,
        CancellationToken cancellation
    ) =>
        new(
            await new TableReader(dynamoDb)
                .ScanAsync(trades.TradesTable)
                .Select(TradeItem.Read)
                .ToListAsync(cancellation),
            await CountAsync(stepFunctions, trades.StateMachineArn, cancellation)
        );

    static async Task<Dictionary<string, int>> CountAsync(
        IAmazonStepFunctions stepFunctions,
        string machine,
        CancellationToken cancellation
    )
    {
        var counts = new Dictionary<string, int>();
        var request = new ListExecutionsRequest { StateMachineArn = machine };
        do
        {
            var page = await stepFunctions.ListExecutionsAsync(request, cancellation);
            foreach (var execution in page.Executions ?? [])
            {
                var status = execution.Status!.Value;
                counts[status] = counts.GetValueOrDefault(status) + 1;
            }

            request.NextToken = page.NextToken;
        } while (request.NextToken is not null);

        return counts;
    }
}
