using Amazon.Runtime;
using MarketData.Shared.Aws;

namespace MarketData.Benchmarks.Aws;

static class Clients
{
    /// <summary>The function's own clients, over a network that ends in this process.</summary>
    public static FunctionClients Of(IAnswersAsAws aws) =>
        new(
            TimeProvider.System,
            new HttpClient(new InProcess(aws)),
            config =>
            {
                config.ServiceURL = "http://aws.test";
                config.AuthenticationRegion = "us-east-1";
                config.DefaultAWSCredentials = new BasicAWSCredentials("benchmark", "benchmark");
            }
        );
}
