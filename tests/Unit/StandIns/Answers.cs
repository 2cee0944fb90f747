using System.Net;
using System.Net.Mime;
using System.Text;
using Amazon.Runtime;
using Amazon.SQS;

namespace MarketData.UnitTests.StandIns;

/// <summary>A network that gives the same answer to every request.</summary>
sealed class Answers(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    : HttpClientFactory
{
    public AmazonSQSClient Sqs() =>
        new(
            new BasicAWSCredentials("test", "test"),
            new AmazonSQSConfig
            {
                ServiceURL = "http://queue.test",
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
                HttpClientFactory = this,
            }
        );

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(Answer));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    HttpResponseMessage Answer()
    {
        var answer = new HttpResponseMessage(status)
        {
            Content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json),
        };
        foreach (var (name, value) in headers)
        {
            answer.Headers.Add(name, value);
        }

        return answer;
    }

    sealed class Handler(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(answer());
    }
}
