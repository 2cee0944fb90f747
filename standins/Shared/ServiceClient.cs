using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Amazon.StandIn;

/// <summary>
/// What the generated clients of the AWS SDK add to its core, so that signing, retries, credentials, regions and
/// AWS_ENDPOINT_URL come from the core's own pipeline.
/// </summary>
static class ServiceClient
{
    public static DefaultConfigurationProvider Defaults { get; } =
        new([
            new DefaultConfiguration
            {
                Name = DefaultConfigurationMode.Standard,
                RetryMode = RequestRetryMode.Standard,
                ConnectTimeout = TimeSpan.FromSeconds(3.1),
                TlsNegotiationTimeout = TimeSpan.FromSeconds(3.1),
            },
        ]);

    public static void SignWithSigV4(this RuntimePipeline pipeline) =>
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Resolver());

    public static Endpoint Endpoint(ClientConfig config, string prefix) =>
        new(
            config.ServiceURL
                ?? $"https://{prefix}.{config.RegionEndpoint.SystemName}.{config.RegionEndpoint.PartitionDnsSuffix}/"
        );

    sealed class SigV4Resolver : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            AuthSchemeOption.DEFAULT_SIGV4;
    }
}
