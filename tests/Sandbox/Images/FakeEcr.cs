using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MarketData.SandboxTests.Images;

/// <summary>
/// ECR's API of one account, whose registry is on this machine; moto's are named after hosts that are not there.
/// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Operations.html
/// </summary>
sealed class FakeEcr : IAsyncDisposable
{
    readonly WebApplication server;

    FakeEcr(WebApplication server) => this.server = server;

    public string Url =>
        server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <param name="registry">Host and port of the registry.</param>
    /// <param name="password">Of the registry's user.</param>
    public static async Task<FakeEcr> StartAsync(string registry, string password)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(http => AnswerAsync(http, registry, password));
        await server.StartAsync();
        return new(server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    static async Task AnswerAsync(HttpContext http, string registry, string password)
    {
        var request = await JsonDocument.ParseAsync(http.Request.Body);
        object answer = $"{http.Request.Headers["X-Amz-Target"]}".Split('.')[^1] switch
        {
            "DescribeRepositories" => new
            {
                repositories = request
                    .RootElement.GetProperty("repositoryNames")
                    .EnumerateArray()
                    .Select(name => new { repositoryUri = $"{registry}/{name}" }),
            },
            "GetAuthorizationToken" => new
            {
                authorizationData = new[]
                {
                    new
                    {
                        authorizationToken = Convert.ToBase64String(
                            System.Text.Encoding.UTF8.GetBytes($"AWS:{password}")
                        ),
                    },
                },
            },
            var other => throw new InvalidOperationException(other),
        };
        http.Response.ContentType = "application/x-amz-json-1.1";
        await JsonSerializer.SerializeAsync(http.Response.Body, answer);
    }
}
