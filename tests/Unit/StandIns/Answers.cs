using System.Net;
using System.Net.Mime;
using System.Text;
using Amazon.CloudWatch;
using Amazon.CodeDeploy;
using Amazon.ECR;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.StepFunctions;

namespace MarketData.UnitTests.StandIns;

/// <summary>A network that gives the same answer to every request, and keeps the last one.</summary>
sealed class Answers(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    : HttpClientFactory
{
    readonly BasicAWSCredentials credentials = new("test", "test");

    public Sent? Last { get; private set; }

    public AmazonCloudWatchClient CloudWatch() => new(credentials, Here(new AmazonCloudWatchConfig()));

    public AmazonCodeDeployClient CodeDeploy() => new(credentials, Here(new AmazonCodeDeployConfig()));

    public AmazonECRClient Ecr() => new(credentials, Here(new AmazonECRConfig()));

    public AmazonSimpleSystemsManagementClient Parameters() =>
        new(credentials, Here(new AmazonSimpleSystemsManagementConfig()));

    public AmazonSQSClient Sqs() => new(credentials, Here(new AmazonSQSConfig()));

    public AmazonStepFunctionsClient StepFunctions() => new(credentials, Here(new AmazonStepFunctionsConfig()));

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(AnswerAsync));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    T Here<T>(T config)
        where T : ClientConfig
    {
        (config.ServiceURL, config.AuthenticationRegion) = ("http://queue.test", "us-east-1");
        (config.MaxErrorRetry, config.HttpClientFactory) = (0, this);
        return config;
    }

    async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        Last = await Sent.ReadAsync(request);
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

    sealed class Handler(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => answer(request);
    }
}
