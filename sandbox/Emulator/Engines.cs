using MarketData.Sandbox.Steps;

namespace MarketData.Sandbox.Emulator;

/// <summary>The local AWS: DynamoDB Local for what tables hold, an emulator for everything else.</summary>
public sealed record Engines(Endpoints Endpoints, AwsClients Aws, DynamoDbLocal DynamoDb)
{
    /// <summary>Whether the emulator goes on when the run ends, with whatever it then holds.</summary>
    public bool OutliveTheRun { get; private init; }

    /// <param name="scope">The run.</param>
    /// <param name="endpoint">An emulator that already runs; null for one of the run's own.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Engines> StartAsync(RunScope scope, Uri? endpoint, CancellationToken cancellation)
    {
        var (aws, dynamoDb) = await Together.RunAsync(
            stop => endpoint is null ? StartMotoAsync(scope, stop) : Task.FromResult(endpoint),
            stop =>
                scope.Phases.RunAsync(
                    "start DynamoDB Local",
                    async _ => scope.Add(await DynamoDbLocal.StartAsync(stop))
                ),
            cancellation
        );
        return new(new(aws, dynamoDb.Endpoint), scope.Add(new AwsClients(aws)), dynamoDb)
        {
            OutliveTheRun = endpoint is not null,
        };
    }

    static Task<Uri> StartMotoAsync(RunScope scope, CancellationToken cancellation) =>
        scope.Phases.RunAsync("start moto", async _ => scope.Add(await MotoServer.StartAsync(cancellation)).Endpoint);
}
