using Amazon.DynamoDBv2;
using MarketData.Contract;
using MarketData.Tests.Model.Store;

namespace MarketData.Tests.Model.Simulated;

/// <summary>The stack's tables in the model.</summary>
sealed class ModelStore : IStore
{
    readonly DynamoDbModel model;

    public ModelStore()
        : this(new DynamoDbModel(Tables.All)) { }

    public ModelStore(DynamoDbModel model) =>
        (this.model, Client) = (
            model,
            SimulatedClients.Over(new DynamoDbHandler(model), TimeProvider.System).DynamoDb()
        );

    public IAmazonDynamoDB Client { get; }

    public Leeway Leeway
    {
        set => model.Leeway = value;
    }

    public void Expire() => model.Expire();

    public string NameOf(TableSchema table) => table.Purpose;

    public Func<HttpResponseMessage?> Begin(string operation, byte[] body)
    {
        var step = model.Begin(operation, body);
        return () => step()?.ToHttp();
    }
}
