using Amazon.Runtime;

namespace Amazon.CodeDeploy;

public partial class AmazonCodeDeployClient
{
    public AmazonCodeDeployClient()
        : this(new AmazonCodeDeployConfig()) { }

    public AmazonCodeDeployClient(RegionEndpoint region)
        : this(new AmazonCodeDeployConfig { RegionEndpoint = region }) { }

    public AmazonCodeDeployClient(AmazonCodeDeployConfig config)
        : base(config) { }

    public AmazonCodeDeployClient(AWSCredentials credentials)
        : this(credentials, new AmazonCodeDeployConfig()) { }

    public AmazonCodeDeployClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCodeDeployConfig { RegionEndpoint = region }) { }

    public AmazonCodeDeployClient(AWSCredentials credentials, AmazonCodeDeployConfig clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonCodeDeployClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCodeDeployConfig()) { }

    public AmazonCodeDeployClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCodeDeployConfig { RegionEndpoint = region }) { }

    public AmazonCodeDeployClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCodeDeployConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonCodeDeployClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonCodeDeployConfig()) { }

    public AmazonCodeDeployClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        string awsSessionToken,
        RegionEndpoint region
    )
        : this(
            awsAccessKeyId,
            awsSecretAccessKey,
            awsSessionToken,
            new AmazonCodeDeployConfig { RegionEndpoint = region }
        ) { }

    public AmazonCodeDeployClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        string awsSessionToken,
        AmazonCodeDeployConfig clientConfig
    )
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }
}
