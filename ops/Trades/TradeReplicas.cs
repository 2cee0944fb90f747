using Amazon.DynamoDBv2;
using MarketData.Contract;
using MarketData.Ops.Audit;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Trades;

/// <summary>The trades table's replicas in other regions, each asked there.</summary>
public sealed class TradeReplicas : IDisposable
{
    readonly string table;
    readonly IReadOnlyDictionary<string, IAmazonDynamoDB> regions;

    TradeReplicas(string table, IReadOnlyDictionary<string, IAmazonDynamoDB> regions) =>
        (this.table, this.regions) = (table, regions);

    /// <param name="dynamo">Of the deployment's region.</param>
    /// <param name="table">The trades table.</param>
    /// <param name="inRegion">Makes a client.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<TradeReplicas> FindAsync(
        IAmazonDynamoDB dynamo,
        string table,
        Func<string, IAmazonDynamoDB> inRegion,
        CancellationToken cancellation
    )
    {
        var description = (await dynamo.DescribeTableAsync(table, cancellation)).Table;
        var home = description.TableArn.Split(':')[3];
        return new(
            table,
            (description.Replicas ?? [])
                .Select(replica => replica.RegionName)
                .Where(region => region != home)
                .Order(StringComparer.Ordinal)
                .ToDictionary(region => region, inRegion)
        );
    }

    /// <param name="row">As the deployment's region has it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>For each region what it has, and the exit code that this makes.</returns>
    public async Task<IReadOnlyList<(string Region, string State, int ExitCode)>> CompareAsync(
        Item row,
        CancellationToken cancellation
    )
    {
        var answers = await Task.WhenAll(
            regions.Select(region => CompareAsync(region.Key, region.Value, row, cancellation))
        );
        return answers;
    }

    public void Dispose()
    {
        foreach (var client in regions.Values)
        {
            client.Dispose();
        }
    }

    async Task<(string Region, string State, int ExitCode)> CompareAsync(
        string region,
        IAmazonDynamoDB dynamo,
        Item row,
        CancellationToken cancellation
    )
    {
        var key = new Item(Tables.Trades.KeyAttributes.Select(name => KeyValuePair.Create(name, row[name])));
        try
        {
            var replica = await new TableReader(dynamo).GetAsync(table, key, cancellation);
            return (replica is null ? null : RowDifference.FirstBetween(row, replica), replica) switch
            {
                (_, null) => (region, "not there yet", Operation.No),
                (null, _) => (region, "same", Operation.Success),
                (var attribute, _) => (region, $"differs in {attribute}", Operation.No),
            };
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && Operation.IsOfTheDeployment(failure))
        {
            return (region, $"not reached: {failure.Message}", Operation.NotReached);
        }
    }
}
