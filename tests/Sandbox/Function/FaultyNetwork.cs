namespace MarketData.SandboxTests.Function;

/// <summary>
/// Between the SDK and the engine: a test decides what happens to a call, before or after it reached the engine.
/// </summary>
sealed class FaultyNetwork() : DelegatingHandler(new SocketsHttpHandler())
{
    public Func<string, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    public Func<string, CancellationToken, Task> After { get; init; } = (_, _) => Task.CompletedTask;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
        await Before(operation, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await After(operation, cancellationToken);
        return response;
    }
}
