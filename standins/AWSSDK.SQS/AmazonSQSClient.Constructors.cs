using Amazon.Runtime;

namespace Amazon.SQS;

public partial class AmazonSQSClient
{
    public AmazonSQSClient()
        : this(new AmazonSQSConfig()) { }

    public AmazonSQSClient(RegionEndpoint region)
        : this(new AmazonSQSConfig { RegionEndpoint = region }) { }

    public AmazonSQSClient(AmazonSQSConfig config)
        : base(config) { }

    public AmazonSQSClient(AWSCredentials credentials)
        : this(credentials, new AmazonSQSConfig()) { }

    public AmazonSQSClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSQSConfig { RegionEndpoint = region }) { }

    public AmazonSQSClient(AWSCredentials credentials, AmazonSQSConfig clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSQSConfig()) { }

    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSQSConfig { RegionEndpoint = region }) { }

    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSQSConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSQSConfig()) { }

    public AmazonSQSClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        string awsSessionToken,
        RegionEndpoint region
    )
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSQSConfig { RegionEndpoint = region }) { }

    public AmazonSQSClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        string awsSessionToken,
        AmazonSQSConfig clientConfig
    )
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }
}
