using Amazon.DynamoDBv2;
using MarketData.Contract;
using MarketData.Tests.Model.Store;

namespace MarketData.Tests.Model.Simulated;

/// <summary>The tables behind the simulated network: the model, or the engine.</summary>
interface IStore
{
    /// <summary>What one of the stack's tables is called here.</summary>
    string NameOf(TableSchema table);

    /// <summary>Past the simulated network, for set-up and checks.</summary>
    IAmazonDynamoDB Client { get; }

    /// <summary>Where there is a choice.</summary>
    Leeway Leeway { set; }

    /// <summary>Items whose time to live is over disappear, where time is a choice.</summary>
    void Expire();

    /// <summary>A request arrives; what it returns brings it a step on, and answers with the last one.</summary>
    Func<HttpResponseMessage?> Begin(string operation, byte[] body);
}
