using MarketData.Tests.Model.Kms;

namespace MarketData.SandboxTests.Function;

/// <summary>Under the function's clients: hands each request to what answers for its service.</summary>
sealed class ByService(HttpMessageHandler engine, KmsModel kms, HttpMessageHandler queues, HttpMessageHandler topic)
    : HttpMessageHandler
{
    readonly HttpMessageInvoker engine = new(engine);
    readonly HttpMessageInvoker queues = new(queues);
    readonly HttpMessageInvoker topic = new(topic);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var target = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.Single().Split('.') : [];
        return target switch
        {
            ["TrentService", var operation] => kms.Answer(
                operation,
                await request.Content!.ReadAsStringAsync(cancellationToken)
            ),
            ["AmazonSQS", _] => await queues.SendAsync(request, cancellationToken),
            [_, _] => await engine.SendAsync(request, cancellationToken),
            _ => await topic.SendAsync(request, cancellationToken),
        };
    }
}
