using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.DynamoDBv2;
using MarketData.Tools;

namespace MarketData.Sandbox.Emulator;

/// <summary>AWS's own DynamoDB Local, in memory, on a free port.</summary>
public sealed class DynamoDbLocal : IAsyncDisposable
{
    /// <summary>A minute: starting Java is slow on a machine that is busy.</summary>
    const int Attempts = 300;

    static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    readonly Companion companion;

    DynamoDbLocal(Companion companion, Uri endpoint)
    {
        this.companion = companion;
        Endpoint = endpoint;
        Client = new AmazonDynamoDBClient(
            Credentials.Basic,
            new AmazonDynamoDBConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = Credentials.Region }
        );
    }

    public Uri Endpoint { get; }

    public AmazonDynamoDBClient Client { get; }

    /// <summary>Where one can be started.</summary>
    public static Uri FreeEndpoint()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public static async Task<DynamoDbLocal> StartAsync(Uri endpoint, CancellationToken cancellation)
    {
        var folder = await DynamoDbLocalPackage.ProvideAsync(cancellation);
        var port = endpoint.Port;
        var companion = Launcher.Start(
            "DynamoDB Local",
            "companion.py",
            // It leaves a file where it is started, even with telemetry disabled.
            folder,
            new Dictionary<string, string>(),
            "java",
            // The project's own limit: the default is a quarter of the machine.
            "-Xmx1g",
            $"-Djava.library.path={Path.Combine(folder, "DynamoDBLocal_lib")}",
            "-jar",
            Path.Combine(folder, "DynamoDBLocal.jar"),
            "-inMemory",
            // Else each access key and region would see tables of its own.
            "-sharedDb",
            "-disableTelemetry",
            "-port",
            port.ToString(CultureInfo.InvariantCulture)
        );
        var engine = new DynamoDbLocal(companion, endpoint);
        try
        {
            await engine.WaitUntilItListensAsync(port, cancellation);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await companion.DisposeAsync();
    }

    async Task WaitUntilItListensAsync(int port, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (companion.HasEnded)
            {
                throw companion.Ended();
            }

            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(BetweenAttempts, cancellation);
            }
        }

        throw new ToolException($"DynamoDB Local did not listen on port {port} within {Attempts * BetweenAttempts}.");
    }
}
