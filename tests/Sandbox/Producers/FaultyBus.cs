using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace MarketData.SandboxTests.Producers;

/// <summary>
/// Stands between a producer and the emulator's EventBridge, and does what AWS's does on a bad day: of a call it takes
/// some entries and not others, throttles, fails, and takes a call whose answer never arrives.
/// </summary>
sealed class FaultyBus : IAsyncDisposable
{
    /// <summary>As an entry's symbol: never allowed.</summary>
    public const string Forbidden = "FORBIDDEN";

    readonly WebApplication server;
    readonly HttpClient emulator;
    readonly ConcurrentDictionary<string, int> failures = new();
    readonly ConcurrentDictionary<string, bool> told = new();
    int calls;

    FaultyBus(Uri emulator)
    {
        this.emulator = new() { BaseAddress = emulator };
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        // What a producer sends too much of, the test is to see.
        builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = null);
        server = builder.Build();
        server.Run(AnswerAsync);
    }

    public string Url =>
        server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What a producer did that it must not.</summary>
    public ConcurrentQueue<string> Misuses { get; } = new();

    /// <summary>What happened, by name.</summary>
    public ConcurrentDictionary<string, int> Happened { get; } = new();

    public int Calls => calls;

    /// <summary>Each call is refused.</summary>
    public bool RefusesAll { get; init; }

    public static async Task<FaultyBus> StartAsync(bool refusesAll = false)
    {
        var bus = new FaultyBus((await LocalEngines.MotoAsync()).Endpoint) { RefusesAll = refusesAll };
        await bus.server.StartAsync();
        return bus;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        emulator.Dispose();
    }

    async Task AnswerAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        var request = JsonNode.Parse(await body.ReadToEndAsync())!;
        var entries = request["Entries"]!.AsArray().Select(entry => entry!.AsObject()).ToList();
        Check(http, entries);
        switch (Interlocked.Increment(ref calls))
        {
            case var _ when RefusesAll:
                await FailAsync(http, StatusCodes.Status400BadRequest, "AccessDeniedException");
                return;
            case 2:
                Note("throttled call");
                await FailAsync(http, StatusCodes.Status400BadRequest, "ThrottlingException");
                return;
            case 4:
                Note("failed call");
                await FailAsync(http, StatusCodes.Status500InternalServerError, "InternalException");
                return;
            case 3 or 6:
                Note("lost answer");
                await ForwardAsync(http, [.. entries.Where(entry => !IsForbidden(entry))]);
                http.Abort();
                return;
        }

        var codes = entries.Select(FaultOf).ToList();
        var taken = await ForwardAsync(http, [.. entries.Where((_, i) => codes[i] is null)]);
        var results = new JsonArray([.. codes.Select(code => code is null ? taken.Dequeue() : Failure(code))]);
        var answer = new JsonObject
        {
            ["FailedEntryCount"] = codes.Count(code => code is not null),
            ["Entries"] = results,
        };
        http.Response.ContentType = "application/x-amz-json-1.1";
        await http.Response.WriteAsync(answer.ToJsonString());
        foreach (var (entry, _) in entries.Zip(codes).Where(pair => pair.Second is null))
        {
            told[IdOf(entry)] = true;
        }
    }

    void Check(HttpContext http, List<JsonObject> entries)
    {
        if ($"{http.Request.Headers["X-Amz-Target"]}" != "AWSEvents.PutEvents")
        {
            Misuses.Enqueue($"called {http.Request.Headers["X-Amz-Target"]}");
        }

        if (entries.Count is 0 or > 10)
        {
            Misuses.Enqueue($"sent {entries.Count} entries");
        }

        if (entries.Sum(SizeOf) is var size and > 256 * 1024)
        {
            Misuses.Enqueue($"sent {size} bytes");
        }

        foreach (var id in entries.Select(IdOf).Where(told.ContainsKey))
        {
            Misuses.Enqueue($"sent {id} again, which was told to be taken");
        }
    }

    /// <summary>Null where it is taken. What has failed once or twice is.</summary>
    string? FaultOf(JsonObject entry)
    {
        if (IsForbidden(entry))
        {
            Note("forbidden entry");
            return "NotAuthorizedForSourceException";
        }

        var number = IdOf(entry).Sum(character => character);
        var failed = failures.AddOrUpdate(IdOf(entry), 1, (_, count) => count + 1);
        var code = (number % 4, failed) switch
        {
            (0, 1) => "ThrottlingException",
            (1, 1 or 2) => "InternalFailure",
            _ => null,
        };
        if (code is not null)
        {
            Note(code);
        }

        return code;
    }

    async Task<Queue<JsonNode>> ForwardAsync(HttpContext http, IReadOnlyList<JsonObject> entries)
    {
        if (entries is [])
        {
            return [];
        }

        var body = new JsonObject { ["Entries"] = new JsonArray([.. entries.Select(entry => entry.DeepClone())]) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.TryAddWithoutValidation("Authorization", $"{http.Request.Headers.Authorization}");
        request.Headers.Add("X-Amz-Target", "AWSEvents.PutEvents");
        request.Content = new StringContent(
            body.ToJsonString(),
            new MediaTypeHeaderValue("application/x-amz-json-1.1")
        );
        using var answer = await emulator.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var results = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return new(results["Entries"]!.AsArray().Select(result => result!.DeepClone()));
    }

    void Note(string what) => Happened.AddOrUpdate(what, 1, (_, count) => count + 1);

    static JsonObject Failure(string code) => new() { ["ErrorCode"] = code, ["ErrorMessage"] = "A bad day." };

    static Task FailAsync(HttpContext http, int status, string type)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/x-amz-json-1.1";
        http.Response.Headers["x-amzn-ErrorType"] = type;
        return http.Response.WriteAsync($$"""{"__type":"{{type}}","message":"A bad day."}""");
    }

    static bool IsForbidden(JsonObject entry) =>
        ((string)entry["Detail"]!).Contains(Forbidden, StringComparison.Ordinal);

    static string IdOf(JsonObject entry) => $"{JsonNode.Parse((string)entry["Detail"]!)!["tradeId"]}";

    static int SizeOf(JsonObject entry) =>
        new[] { "Source", "DetailType", "Detail" }.Sum(name =>
            System.Text.Encoding.UTF8.GetByteCount((string)entry[name]!)
        );
}
