namespace MarketData.Tests.Model.Store;

/// <summary>The model under an SDK client, in place of the network: every request is answered at once.</summary>
sealed class DynamoDbHandler(DynamoDbModel model) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
        var step = model.Begin(operation, await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        StoreAnswer? answer;
        do
        {
            answer = step();
        } while (answer is null);

        return answer.Value.ToHttp();
    }
}
