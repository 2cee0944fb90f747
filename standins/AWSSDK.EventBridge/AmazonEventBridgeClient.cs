using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.EventBridge;

public class AmazonEventBridgeClient : AmazonServiceClient, IAmazonEventBridge
{
    public AmazonEventBridgeClient()
        : this(new AmazonEventBridgeConfig()) { }

    public AmazonEventBridgeClient(AmazonEventBridgeConfig config)
        : base(config) { }

    public AmazonEventBridgeClient(AWSCredentials credentials, AmazonEventBridgeConfig config)
        : base(credentials, config) { }

    public static ClientConfig CreateDefaultClientConfig() => new AmazonEventBridgeConfig();

    public static IAmazonService CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonEventBridgeClient(awsCredentials, (AmazonEventBridgeConfig)clientConfig);

    public virtual Task<DescribeRuleResponse> DescribeRuleAsync(
        DescribeRuleRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<DescribeRuleResponse>(request, Wire.DescribeRule, cancellationToken);

    public virtual Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(
        ListTargetsByRuleRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<ListTargetsByRuleResponse>(request, Wire.ListTargetsByRule, cancellationToken);

    public virtual Task<PutEventsResponse> PutEventsAsync(
        PutEventsRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<PutEventsResponse>(request, Wire.PutEvents, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.SignWithSigV4();
}
