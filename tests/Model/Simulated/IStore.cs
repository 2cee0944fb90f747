using Amazon.DynamoDBv2;
using MarketData.Contract;

namespace MarketData.Tests.Model.Simulated;

/// <summary>The tables behind the simulated network: the model, or the engine.</summary>
interface IStore
{
    /// <summary>What one of the stack's tables is called here.</summary>
    string NameOf(TableSchema table);

    /// <summary>Past the simulated network, for set-up and checks.</summary>
    IAmazonDynamoDB Client { get; }

    /// <summary>How many writes the indexes are behind, where that is a choice.</summary>
    int IndexLag { set; }

    /// <summary>A request arrives; what it returns brings it to its end.</summary>
    Func<HttpResponseMessage> Begin(string operation, byte[] body);
}
