using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MarketData.Sandbox.Functions;

/// <summary>
/// Where the emulator's Lambda gets its answers from: POST /functions/{name}, answered as Lambda's own Invoke is.
/// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
/// </summary>
public sealed class FunctionGateway : IAsyncDisposable
{
    /// <summary>Lambda's limit for a synchronous request.</summary>
    const int MaxRequestBytes = 6 * 1024 * 1024;

    const string Prefix = "/functions/";

    readonly ConcurrentDictionary<string, IFunction> functions;
    readonly CancellationTokenSource stop;
    readonly LoopbackServer server;

    FunctionGateway(
        ConcurrentDictionary<string, IFunction> functions,
        CancellationTokenSource stop,
        LoopbackServer server
    ) => (this.functions, this.stop, this.server) = (functions, stop, server);

    public Uri Url => server.Url;

    public static async Task<FunctionGateway> StartAsync()
    {
        var functions = new ConcurrentDictionary<string, IFunction>();
        var stop = new CancellationTokenSource();
        // An invocation outlives a caller that has gone, as it does in Lambda.
        var server = await LoopbackServer.StartAsync(MaxRequestBytes, http => AnswerAsync(http, functions, stop.Token));
        return new(functions, stop, server);
    }

    /// <summary>From here on the function answers under its name, instead of one that did before.</summary>
    public void Register(string name, IFunction function) => functions[name] = function;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await server.DisposeAsync();
        stop.Dispose();
    }

    static async Task AnswerAsync(
        HttpContext http,
        ConcurrentDictionary<string, IFunction> functions,
        CancellationToken stop
    )
    {
        var path = http.Request.Path.Value ?? "";
        var name = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : "";
        if (!functions.TryGetValue(name, out var function))
        {
            await RefuseAsync(
                http,
                StatusCodes.Status404NotFound,
                "ResourceNotFoundException",
                $"The sandbox runs no function '{name}'."
            );
            return;
        }

        switch (await function.InvokeAsync(await http.ReadBodyAsync(), stop))
        {
            case InvocationResult.Answered answer:
                await http.Response.Body.WriteAsync(answer.Payload, stop);
                break;
            case InvocationResult.Failed failure:
                http.Response.Headers["X-Amz-Function-Error"] = "Unhandled";
                await http.Response.Body.WriteAsync(ToJson(failure), stop);
                break;
            case InvocationResult.Throttled:
                await RefuseAsync(
                    http,
                    StatusCodes.Status429TooManyRequests,
                    "TooManyRequestsException",
                    "Rate Exceeded."
                );
                break;
        }
    }

    static byte[] ToJson(InvocationResult.Failed failure)
    {
        var error = new Dictionary<string, string> { ["errorMessage"] = failure.Reason };
        if (failure.ErrorType is { } type)
        {
            error["errorType"] = type;
        }

        return JsonSerializer.SerializeToUtf8Bytes(error);
    }

    static Task RefuseAsync(HttpContext http, int status, string error, string message)
    {
        http.Response.StatusCode = status;
        http.Response.Headers["X-Amzn-ErrorType"] = error;
        return http.Response.WriteAsync(message);
    }
}
