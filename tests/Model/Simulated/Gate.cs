using System.Web;

namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// Under the SDK's clients of one process: every request stops here until the simulation lets it go on.
/// </summary>
sealed class Gate(SimulatedProcess process, Action<Call> arrived) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var operation = request.Headers.TryGetValues("X-Amz-Target", out var target)
            ? target.Single().Split('.')[1]
            : HttpUtility.ParseQueryString(System.Text.Encoding.UTF8.GetString(body))["Action"]!;
        var call = new Call(process, operation, body, cancellationToken);
        arrived(call);
        return await call.AnswerAsync();
    }
}
