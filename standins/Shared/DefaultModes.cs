using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIn;

/// <summary>What AWS_DEFAULTS_MODE can ask for, with the time-outs that every generated client has for it.</summary>
static class DefaultModes
{
    public static DefaultConfigurationProvider Provider { get; } =
        new([
            Mode(DefaultConfigurationMode.Standard, connectMilliseconds: 3_100),
            Mode(DefaultConfigurationMode.InRegion, connectMilliseconds: 1_100),
            Mode(DefaultConfigurationMode.CrossRegion, connectMilliseconds: 3_100),
            Mode(DefaultConfigurationMode.Mobile, connectMilliseconds: 30_000),
            Mode(DefaultConfigurationMode.Auto, connectMilliseconds: 1_100),
        ]);

    static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMilliseconds) =>
        new()
        {
            Name = name,
            RetryMode = RequestRetryMode.Standard,
            S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
            ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
            TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        };
}
