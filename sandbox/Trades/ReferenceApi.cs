using MarketData.Sandbox.Functions;
using Microsoft.AspNetCore.Http;

namespace MarketData.Sandbox.Trades;

/// <summary>
/// A service of reference data about instruments, as a firm has one. With a seed it fails now and then in every way
/// that such services do.
/// </summary>
public sealed class ReferenceApi : IAsyncDisposable
{
    const int MaxRequestBytes = 64 * 1024;
    const int PercentFailures = 20;

    readonly LoopbackServer server;

    ReferenceApi(LoopbackServer server) => this.server = server;

    public Uri Url => server.Url;

    /// <param name="chaosSeed">Of its failures; null for none.</param>
    public static async Task<ReferenceApi> StartAsync(int? chaosSeed)
    {
        var (random, gate) = (chaosSeed is { } seed ? new Random(seed) : null, new Lock());
        return new(
            await LoopbackServer.StartAsync(
                MaxRequestBytes,
                http =>
                {
                    lock (gate)
                    {
                        return random?.Next(100) < PercentFailures
                            ? FailAsync(http, random.Next(4))
                            : AnswerAsync(http);
                    }
                }
            )
        );
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    static Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "max-age=1";
        var symbol = http.Request.Path.Value!.Trim('/');
        return http.Response.WriteAsync($$"""{"symbol":"{{symbol}}","assetClass":"EQUITY","lotSize":1}""");
    }

    static Task FailAsync(HttpContext http, int kind)
    {
        switch (kind)
        {
            case 0:
                return Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            case 1:
                http.Response.ContentType = "text/html";
                return http.Response.WriteAsync("<html>We are back soon.</html>");
            case 2:
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return Task.CompletedTask;
            default:
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                http.Response.Headers.RetryAfter = "1";
                return Task.CompletedTask;
        }
    }
}
