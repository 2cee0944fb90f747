using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MarketData.Benchmarks.Aws;

/// <summary>The same answers on a port, for a function in a process of its own.</summary>
sealed class AwsEndpoint : IAsyncDisposable
{
    readonly WebApplication server;

    AwsEndpoint(WebApplication server, Uri address) => (this.server, Address) = (server, address);

    public Uri Address { get; }

    public static async Task<AwsEndpoint> StartAsync(IAnswersAsAws aws)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(http => AnswerAsync(http, aws));
        await server.StartAsync();
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new AwsEndpoint(server, new Uri(addresses!.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }

    static async Task AnswerAsync(HttpContext http, IAnswersAsAws aws)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        await http.Response.Body.WriteAsync(
            aws.Answer(Wire.Operation(http.Request.Headers["X-Amz-Target"]), body.WriteTo),
            http.RequestAborted
        );
    }
}
