using Amazon.DynamoDBv2;
using MarketData.Tests.Model.Store;

namespace MarketData.Tests.Model.Simulated;

/// <summary>The stack's tables in the model.</summary>
sealed class ModelStore : IStore
{
    readonly DynamoDbModel model = new(StackTables.All);

    public ModelStore() => Client = Clients.Store(new DynamoDbHandler(model));

    public IReadOnlyDictionary<string, string> Tables { get; } =
        StackTables.All.ToDictionary(table => table.Name, table => table.Name);

    public IAmazonDynamoDB Client { get; }

    public int IndexLag
    {
        set => model.IndexLag = value;
    }

    public Func<HttpResponseMessage> Begin(string operation, byte[] body)
    {
        var end = model.Begin(operation, body);
        return () => end().ToHttp();
    }
}
