using Amazon.DynamoDBv2;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Functions;

namespace MarketData.SandboxTests;

/// <summary>The two engines, each started when the first test asks for it and ended after the last.</summary>
[SetUpFixture]
public sealed class LocalEngines
{
    static readonly Lazy<Task<FunctionGateway>> LazyFunctions = new(FunctionGateway.StartAsync);
    static readonly Uri Data = DynamoDbLocal.FreeEndpoint();
    static readonly Lazy<Task<MotoServer>> LazyMoto = new(async () =>
        await MotoServer.StartAsync((await FunctionsAsync()).Url, Data, CancellationToken.None)
    );
    static readonly Lazy<Task<DynamoDbLocal>> LazyDynamoDb = new(() =>
        DynamoDbLocal.StartAsync(Data, CancellationToken.None)
    );

    /// <summary>moto, shared by all tests: each makes queues and topics under names of its own.</summary>
    public static Task<MotoServer> MotoAsync() => LazyMoto.Value;

    /// <summary>What moto's functions answer: each test registers some under names of its own.</summary>
    public static Task<FunctionGateway> FunctionsAsync() => LazyFunctions.Value;

    /// <summary>DynamoDB Local, shared by all tests: each makes tables under names of its own.</summary>
    public static async Task<IAmazonDynamoDB> DynamoDbAsync() => (await LazyDynamoDb.Value).Client;

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        if (LazyMoto.IsValueCreated)
        {
            await (await LazyMoto.Value).DisposeAsync();
        }

        if (LazyFunctions.IsValueCreated)
        {
            await (await LazyFunctions.Value).DisposeAsync();
        }

        if (LazyDynamoDb.IsValueCreated)
        {
            await (await LazyDynamoDb.Value).DisposeAsync();
        }
    }
}
