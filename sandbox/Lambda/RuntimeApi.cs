using System.Globalization;
using System.Text;
using System.Threading.Channels;
using MarketData.Sandbox.Functions;
using MarketData.Tools;
using Microsoft.AspNetCore.Http;

namespace MarketData.Sandbox.Lambda;

/// <summary>Lambda's Runtime API (2018-06-01) as one process sees it, on a port of its own.</summary>
public sealed class RuntimeApi : IAsyncDisposable
{
    /// <summary>Lambda's limit for a synchronous answer.</summary>
    const int MaxAnswerBytes = 6 * 1024 * 1024;

    const string Prefix = "/2018-06-01/runtime";

    readonly LoopbackServer server;
    readonly Channel<PendingInvocation> waiting = Channel.CreateBounded<PendingInvocation>(1);
    readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    PendingInvocation? current;

    RuntimeApi(LoopbackServer server) => this.server = server;

    /// <summary>Host and port, as AWS_LAMBDA_RUNTIME_API names them.</summary>
    public string Address => server.Url.Authority;

    /// <summary>
    /// Done when the process asks for its first event; failed when it reports that it could not start.
    /// </summary>
    public Task Ready => ready.Task;

    public static async Task<RuntimeApi> StartAsync()
    {
        RuntimeApi? api = null;
        // Too large an answer is answered, not cut off. Nobody calls before the address is known.
        var server = await LoopbackServer.StartAsync(4 * MaxAnswerBytes, http => api!.HandleAsync(http));
        return api = new(server);
    }

    /// <summary>Hands an event to the process and returns its answer, however long that takes.</summary>
    public async Task<InvocationResult> InvokeAsync(PendingInvocation invocation, CancellationToken cancellation)
    {
        await waiting.Writer.WriteAsync(invocation, cancellation);
        return await invocation.Result.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        ready.TrySetCanceled();
        await server.DisposeAsync();
    }

    Task HandleAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        return (
            http.Request.Method,
            path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..].Split('/') : []
        ) switch
        {
            ("GET", ["", "invocation", "next"]) => NextAsync(http),
            ("POST", ["", "invocation", var id, "response"]) => AnswerAsync(http, id, isError: false),
            ("POST", ["", "invocation", var id, "error"]) => AnswerAsync(http, id, isError: true),
            ("POST", ["", "init", "error"]) => InitErrorAsync(http),
            _ => http.RefuseAsync(
                StatusCodes.Status404NotFound,
                "InvalidRequest",
                $"{http.Request.Method} {path} is not part of the Runtime API"
            ),
        };
    }

    async Task NextAsync(HttpContext http)
    {
        ready.TrySetResult();
        try
        {
            current = await waiting.Reader.ReadAsync(http.RequestAborted);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ChannelClosedException)
        {
            http.Abort();
            return;
        }

        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = current.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = current
            .Deadline.ToUnixTimeMilliseconds()
            .ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = current.FunctionArn;
        headers["Lambda-Runtime-Trace-Id"] = current.TraceId;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = current.Payload.Length;
        await http.Response.Body.WriteAsync(current.Payload);
    }

    async Task AnswerAsync(HttpContext http, string id, bool isError)
    {
        if (current is not { } invocation || invocation.RequestId != id)
        {
            await http.RefuseAsync(
                StatusCodes.Status400BadRequest,
                "InvalidRequestID",
                $"'{id}' is not the invocation under way"
            );
            return;
        }

        var body = await http.ReadBodyAsync();
        current = null;
        if (isError)
        {
            invocation.Complete(ReportedError.Read(body));
        }
        else if (body.Length > MaxAnswerBytes)
        {
            invocation.Complete(
                new InvocationResult.Failed(
                    $"the answer of {body.Length} bytes exceeds {MaxAnswerBytes}",
                    ErrorTypes.AnswerTooLarge
                )
            );
            await http.RefuseAsync(
                StatusCodes.Status413PayloadTooLarge,
                "RequestEntityTooLarge",
                $"at most {MaxAnswerBytes} bytes are allowed"
            );
            return;
        }
        else
        {
            invocation.Complete(new InvocationResult.Answered(body));
        }

        await http.AcceptAsync();
    }

    async Task InitErrorAsync(HttpContext http)
    {
        ready.TrySetException(
            new ToolException($"The function could not start: {Encoding.UTF8.GetString(await http.ReadBodyAsync())}")
        );
        await http.AcceptAsync();
    }
}
