namespace MarketData.Tests.Model.Queues;

/// <summary>The queues under an SDK client.</summary>
sealed class QueueHandler(QueueModel queues) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        queues.Answer(
            request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1],
            await request.Content!.ReadAsStringAsync(cancellationToken)
        );
}
