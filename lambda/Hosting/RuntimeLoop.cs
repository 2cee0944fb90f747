using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MarketData.Contract;

namespace MarketData.Hosting;

/// <summary>
/// Asks Lambda's Runtime API for invocations and answers them, one at a time, until cancelled.
/// Protocol: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </summary>
public sealed class RuntimeLoop(HttpClient http, LambdaEnvironment environment, JsonLog log, TimeProvider time)
{
    readonly Uri runtime = new($"http://{environment.RuntimeApi}/2018-06-01/runtime/");

    /// <param name="start">
    /// Makes the handler; what it throws is reported as a failed start, and Lambda starts anew.
    /// </param>
    /// <param name="input">How an event is read.</param>
    /// <param name="output">How an answer is written.</param>
    /// <param name="cancellation">Ends the loop.</param>
    public async Task RunAsync<TInput, TOutput>(
        Func<CancellationToken, Task<Handler<TInput, TOutput>>> start,
        JsonTypeInfo<TInput> input,
        JsonTypeInfo<TOutput> output,
        CancellationToken cancellation
    )
    {
        Handler<TInput, TOutput> handle;
        try
        {
            handle = await start(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.Error(LogEvent.StartFailed, failure);
            await PostAsync("init/error", FunctionError.ToJson(failure), failure, cancellation);
            throw;
        }

        while (!cancellation.IsCancellationRequested)
        {
            await HandleNextAsync(handle, input, output, cancellation);
        }
    }

    async Task HandleNextAsync<TInput, TOutput>(
        Handler<TInput, TOutput> handle,
        JsonTypeInfo<TInput> input,
        JsonTypeInfo<TOutput> output,
        CancellationToken cancellation
    )
    {
        using var next = await http.GetAsync(new Uri(runtime, "invocation/next"), cancellation);
        await EnsureAcceptedAsync(next, "invocation/next", cancellation);
        var invocation = Invocation.Of(next, environment, log, time);
        Environment.SetEnvironmentVariable(LambdaVariables.TraceId, invocation.TraceId);

        byte[] answer;
        try
        {
            using var body = await next.Content.ReadAsStreamAsync(cancellation);
            var request =
                await JsonSerializer.DeserializeAsync(body, input, cancellation)
                ?? throw new JsonException("The invocation's body is null.");
            answer = JsonSerializer.SerializeToUtf8Bytes(await handle(request, invocation, cancellation), output);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.Error(LogEvent.InvocationFailed, failure, (LogFields.RequestId, invocation.AwsRequestId));
            await PostAsync(
                $"invocation/{invocation.AwsRequestId}/error",
                FunctionError.ToJson(failure),
                failure,
                cancellation
            );
            return;
        }

        await PostAsync($"invocation/{invocation.AwsRequestId}/response", answer, failure: null, cancellation);
    }

    async Task PostAsync(string path, byte[] json, Exception? failure, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(runtime, path))
        {
            Content = new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } },
        };
        if (failure is not null)
        {
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", failure.GetType().FullName);
        }

        using var response = await http.SendAsync(request, cancellation);
        await EnsureAcceptedAsync(response, path, cancellation);
    }

    /// <summary>Any other answer leaves the runtime in a state it cannot go on from; Lambda starts a new one.</summary>
    static async Task EnsureAcceptedAsync(HttpResponseMessage response, string path, CancellationToken cancellation)
    {
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted)
        {
            return;
        }

        var body = await response.Content.ReadAsStringAsync(cancellation);
        throw new HttpRequestException($"The Runtime API answered {path} with {(int)response.StatusCode}: {body}");
    }
}
