using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Restoring;

/// <summary>
/// Reads tables that were restored beside others under the others' names: what is stored knows itself by those. The
/// audit trail's keys are encrypted for the name of its table, too.
/// </summary>
/// <param name="config">Of the client.</param>
/// <param name="restored">The names that the tables have, by those that they are asked for.</param>
sealed class RestoredDynamoDb(AmazonDynamoDBConfig config, IReadOnlyDictionary<string, string> restored)
    : AmazonDynamoDBClient(config)
{
    /// <summary>Tables that were not restored are read as they are.</summary>
    /// <exception cref="InvalidOperationException">None was.</exception>
    public static async Task<AmazonDynamoDBClient> FindAsync(
        DeployedEnvironment deployed,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        using var dynamo = deployed.DynamoDb();
        var state = new TableState(dynamo, TimeProvider.System, TextWriter.Null);
        var restored = new Dictionary<string, string>();
        foreach (
            var table in Tables.All.Select(schema => new RestoredTable(deployed.Names.DynamoDb(schema.Purpose), at))
        )
        {
            if (await state.FindAsync(table.Beside, cancellation) is not null)
            {
                restored[table.Table] = table.Beside;
            }
        }

        return restored.Count > 0
            ? new RestoredDynamoDb(deployed.DynamoDbConfig(), restored)
            : throw new InvalidOperationException($"no table is restored of {UtcText.Of(at)}; ops restore does that.");
    }

    public override Task<GetItemResponse> GetItemAsync(
        GetItemRequest request,
        CancellationToken cancellationToken = default
    )
    {
        request.TableName = NameOf(request.TableName);
        return base.GetItemAsync(request, cancellationToken);
    }

    public override Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken = default)
    {
        request.TableName = NameOf(request.TableName);
        return base.QueryAsync(request, cancellationToken);
    }

    public override Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken cancellationToken = default)
    {
        request.TableName = NameOf(request.TableName);
        return base.ScanAsync(request, cancellationToken);
    }

    string NameOf(string table) => restored.GetValueOrDefault(table) ?? table;
}
