using Amazon.Runtime;
using MarketData.Shared.Aws;

namespace MarketData.Tests.Model.Simulated;

static class SimulatedClients
{
    /// <summary>The function's own clients, over a handler in place of the network.</summary>
    public static FunctionClients Over(HttpMessageHandler network, TimeProvider time) =>
        new(
            time,
            new HttpClient(network, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
            config =>
            {
                config.ServiceURL = "http://aws.test";
                config.AuthenticationRegion = "us-east-1";
                config.DefaultAWSCredentials = new BasicAWSCredentials("test", "test");
            }
        );
}
