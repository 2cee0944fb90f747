using System.Net;
using Amazon.Runtime;

namespace MarketData.Benchmarks.Aws;

/// <summary>The network under the SDK's clients, which ends in this process.</summary>
sealed class InProcess(MemoryAws aws) : HttpMessageHandler
{
    public HttpClientFactory Clients => new Factory(this);

    /// <summary>SNS names no operation in a header; the function calls one.</summary>
    public static string Operation(string? target) => target?[(target.LastIndexOf('.') + 1)..] ?? "PublishBatch";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var target = request.Headers.TryGetValues("X-Amz-Target", out var values) ? values.First() : null;
        var answer = aws.Answer(
            Operation(target), copy => request.Content!.CopyTo(copy, context: null, cancellationToken));
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(answer),
        });
    }

    sealed class Factory(InProcess handler) : HttpClientFactory
    {
        readonly HttpClient http = new(handler, disposeHandler: false);

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
