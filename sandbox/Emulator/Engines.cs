using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Steps;

namespace MarketData.Sandbox.Emulator;

/// <summary>The local AWS: DynamoDB Local for what tables hold, an emulator for everything else.</summary>
public sealed record Engines(Endpoints Endpoints, AwsClients Aws, DynamoDbLocal DynamoDb)
{
    /// <summary>Whether the emulator goes on when the run ends, with whatever it then holds.</summary>
    public bool OutliveTheRun { get; private init; }

    /// <summary>Answers for the emulator's Lambda; null with an emulator that is not the run's own.</summary>
    public FunctionGateway? Functions { get; private init; }

    /// <param name="scope">The run.</param>
    /// <param name="endpoint">An emulator that already runs; null for one of the run's own.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Engines> StartAsync(RunScope scope, Uri? endpoint, CancellationToken cancellation)
    {
        var data = DynamoDbLocal.FreeEndpoint();
        var functions = endpoint is null ? scope.Add(await FunctionGateway.StartAsync()) : null;
        var (aws, dynamoDb) = await Together.RunAsync(
            stop => functions is null ? Task.FromResult(endpoint!) : StartMotoAsync(scope, functions, data, stop),
            stop =>
                scope.Phases.RunAsync(
                    "start DynamoDB Local",
                    async _ => scope.Add(await DynamoDbLocal.StartAsync(data, stop))
                ),
            cancellation
        );
        return new(new(aws, dynamoDb.Endpoint), scope.Add(new AwsClients(aws)), dynamoDb)
        {
            OutliveTheRun = endpoint is not null,
            Functions = functions,
        };
    }

    static Task<Uri> StartMotoAsync(
        RunScope scope,
        FunctionGateway functions,
        Uri data,
        CancellationToken cancellation
    ) =>
        scope.Phases.RunAsync(
            "start moto",
            async _ => scope.Add(await MotoServer.StartAsync(functions.Url, data, cancellation)).Endpoint
        );
}
