using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MarketData.Contract;

namespace MarketData.Hosting;

/// <summary>
/// Asks Lambda's Runtime API for invocations and answers them, one at a time, until cancelled.
/// Protocol: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </summary>
public sealed class RuntimeLoop(HttpClient http, EnvironmentVariables variables, JsonLog log, TimeProvider time)
{
    /// <summary>
    /// What Lambda gives a process that it ends, extensions included, before it kills it.
    /// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-shutdown
    /// </summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    Uri? runtime;

    /// <param name="start">
    /// Makes the handler; what it throws is reported as a failed start, and Lambda starts anew.
    /// </param>
    /// <param name="input">How an event is read.</param>
    /// <param name="output">How an answer is written.</param>
    /// <param name="cancellation">Ends the loop, after the invocation that runs, which has a little time left.</param>
    public async Task RunAsync<TInput, TOutput>(
        Func<CancellationToken, Task<Handler<TInput, TOutput>>> start,
        JsonTypeInfo<TInput> input,
        JsonTypeInfo<TOutput> output,
        CancellationToken cancellation
    )
    {
        LambdaEnvironment environment;
        Handler<TInput, TOutput> handle;
        try
        {
            runtime = new($"http://{variables.Required(LambdaVariables.RuntimeApi)}/2018-06-01/runtime/");
            environment = LambdaEnvironment.Read(variables);
            handle = await start(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.Error(LogEvent.StartFailed, failure);
            if (runtime is not null)
            {
                await PostAsync("init/error", FunctionError.ToJson(failure), failure, cancellation);
            }

            throw;
        }

        try
        {
            await AnswerAsync(handle, environment, input, output, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.Error(LogEvent.ProcessEnded, failure);
            throw;
        }
    }

    async Task AnswerAsync<TInput, TOutput>(
        Handler<TInput, TOutput> handle,
        LambdaEnvironment environment,
        JsonTypeInfo<TInput> input,
        JsonTypeInfo<TOutput> output,
        CancellationToken cancellation
    )
    {
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var ending = cancellation.Register(() => grace.CancelAfter(Grace));
        while (!cancellation.IsCancellationRequested)
        {
            using var next = await http.GetAsync(new Uri(runtime!, "invocation/next"), cancellation);
            await EnsureAcceptedAsync(next, "invocation/next", cancellation);
            var invocation = Invocation.Of(next, environment, log, time);
            await HandleAsync(next.Content, invocation, handle, input, output, grace.Token);
        }
    }

    async Task HandleAsync<TInput, TOutput>(
        HttpContent content,
        Invocation invocation,
        Handler<TInput, TOutput> handle,
        JsonTypeInfo<TInput> input,
        JsonTypeInfo<TOutput> output,
        CancellationToken cancellation
    )
    {
        Environment.SetEnvironmentVariable(LambdaVariables.TraceId, invocation.TraceId);

        try
        {
            using var body = await content.ReadAsStreamAsync(cancellation);
            var request =
                await JsonSerializer.DeserializeAsync(body, input, cancellation)
                ?? throw new JsonException("The invocation's payload is null, where an event is expected.");
            var answer = JsonSerializer.SerializeToUtf8Bytes(await handle(request, invocation, cancellation), output);
            await PostAsync($"invocation/{invocation.AwsRequestId}/response", answer, failure: null, cancellation);
        }
        catch (Exception failure) when (failure is not RuntimeApiException && !cancellation.IsCancellationRequested)
        {
            log.Error(LogEvent.InvocationFailed, failure, (LogFields.RequestId, invocation.AwsRequestId));
            await PostAsync(
                $"invocation/{invocation.AwsRequestId}/error",
                FunctionError.ToJson(failure),
                failure,
                cancellation
            );
        }
    }

    async Task PostAsync(string path, byte[] json, Exception? failure, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(runtime!, path))
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

    /// <summary>
    /// An answer that is too large fails its invocation. Any other refusal leaves the runtime in a state it cannot go
    /// on from; Lambda starts a new one.
    /// </summary>
    static async Task EnsureAcceptedAsync(HttpResponseMessage response, string path, CancellationToken cancellation)
    {
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted)
        {
            return;
        }

        var body = await response.Content.ReadAsStringAsync(cancellation);
        var problem = $"The Runtime API answered {path} with {(int)response.StatusCode}: {body}";
        throw response.StatusCode == HttpStatusCode.RequestEntityTooLarge
            ? new InvalidOperationException(problem)
            : new RuntimeApiException(problem);
    }
}
