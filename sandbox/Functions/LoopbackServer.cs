using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace MarketData.Sandbox.Functions;

/// <summary>An HTTP server for this machine alone, on a free port.</summary>
sealed class LoopbackServer : IAsyncDisposable
{
    readonly WebApplication server;

    LoopbackServer(WebApplication server, Uri url) => (this.server, Url) = (server, url);

    public Uri Url { get; }

    public static async Task<LoopbackServer> StartAsync(long maxRequestBytes, RequestDelegate handle)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(options =>
            options.Limits.MaxRequestBodySize = maxRequestBytes
        );
        var server = builder.Build();
        server.Run(handle);
        await server.StartAsync();
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new(server, new(addresses!.Addresses.Single()));
    }

    /// <summary>Stops at once: a client that waits would keep a graceful stop waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await server.StopAsync(now.Token);
        await server.DisposeAsync();
    }
}
