using Amazon.Runtime;

namespace Amazon.EventBridge;

public partial class AmazonEventBridgeClient
{
    public AmazonEventBridgeClient()
        : this(new AmazonEventBridgeConfig()) { }

    public AmazonEventBridgeClient(RegionEndpoint region)
        : this(new AmazonEventBridgeConfig { RegionEndpoint = region }) { }

    public AmazonEventBridgeClient(AmazonEventBridgeConfig config)
        : base(config) { }

    public AmazonEventBridgeClient(AWSCredentials credentials)
        : this(credentials, new AmazonEventBridgeConfig()) { }

    public AmazonEventBridgeClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonEventBridgeConfig { RegionEndpoint = region }) { }

    public AmazonEventBridgeClient(AWSCredentials credentials, AmazonEventBridgeConfig clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonEventBridgeClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonEventBridgeConfig()) { }

    public AmazonEventBridgeClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonEventBridgeConfig { RegionEndpoint = region }) { }

    public AmazonEventBridgeClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        AmazonEventBridgeConfig clientConfig
    )
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonEventBridgeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonEventBridgeConfig()) { }

    public AmazonEventBridgeClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        string awsSessionToken,
        RegionEndpoint region
    )
        : this(
            awsAccessKeyId,
            awsSecretAccessKey,
            awsSessionToken,
            new AmazonEventBridgeConfig { RegionEndpoint = region }
        ) { }

    public AmazonEventBridgeClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        string awsSessionToken,
        AmazonEventBridgeConfig clientConfig
    )
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }
}
