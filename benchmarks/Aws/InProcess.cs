using System.Net;

namespace MarketData.Benchmarks.Aws;

/// <summary>The network under the SDK's clients, answered without one.</summary>
sealed class InProcess(IAnswersAsAws aws) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var target = request.Headers.TryGetValues("X-Amz-Target", out var values) ? values.First() : null;
        var answer = aws.Answer(
            Wire.Operation(target),
            copy => request.Content!.CopyTo(copy, context: null, cancellationToken)
        );
        return Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new ByteArrayContent(answer),
            }
        );
    }
}
