using System.Globalization;
using MarketData.Tools;

namespace MarketData.Sandbox.Emulator;

/// <summary>
/// moto with the fixes of `launcher/`: every service, of which DynamoDB's data is in another engine.
/// </summary>
public sealed class MotoServer : IAsyncDisposable
{
    /// <summary>Tells the launcher where the functions are.</summary>
    const string FunctionsVariable = "FUNCTIONS_URL";

    /// <summary>Tells the launcher where the data of tables is.</summary>
    const string DynamoDbVariable = "DYNAMODB_URL";

    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    readonly Companion companion;

    MotoServer(Companion companion, Uri endpoint) => (this.companion, Endpoint) = (companion, endpoint);

    public Uri Endpoint { get; }

    /// <param name="functions">Where its Lambda has functions answer.</param>
    /// <param name="dynamoDb">Where what tables hold is, once it is there.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<MotoServer> StartAsync(Uri functions, Uri dynamoDb, CancellationToken cancellation)
    {
        var companion = Launcher.Start(
            "moto",
            "server.py",
            Checkout.Root,
            new Dictionary<string, string>
            {
                [FunctionsVariable] = Endpoints.Url(functions),
                [DynamoDbVariable] = Endpoints.Url(dynamoDb),
            }
        );
        try
        {
            var port = await companion.FirstLine.WaitAsync(StartTimeout, cancellation);
            return new(companion, new($"http://127.0.0.1:{int.Parse(port, CultureInfo.InvariantCulture)}"));
        }
        catch
        {
            await companion.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => companion.DisposeAsync();
}
