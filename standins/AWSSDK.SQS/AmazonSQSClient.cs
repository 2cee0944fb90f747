using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;
using Amazon.StandIn;

namespace Amazon.SQS;

public class AmazonSQSClient : AmazonServiceClient, IAmazonSQS
{
    public AmazonSQSClient()
        : this(new AmazonSQSConfig()) { }

    public AmazonSQSClient(AmazonSQSConfig config)
        : base(config) { }

    public AmazonSQSClient(AWSCredentials credentials, AmazonSQSConfig config)
        : base(credentials, config) { }

    public static ClientConfig CreateDefaultClientConfig() => new AmazonSQSConfig();

    public static IAmazonService CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSQSClient(awsCredentials, (AmazonSQSConfig)clientConfig);

    public virtual Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(
        ChangeMessageVisibilityBatchRequest request,
        CancellationToken cancellationToken = default
    ) =>
        InvokeAsync<ChangeMessageVisibilityBatchResponse>(
            request,
            Wire.ChangeMessageVisibilityBatch,
            cancellationToken
        );

    public virtual Task<CreateQueueResponse> CreateQueueAsync(
        CreateQueueRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<CreateQueueResponse>(request, Wire.CreateQueue, cancellationToken);

    public virtual Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        DeleteMessageBatchRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<DeleteMessageBatchResponse>(request, Wire.DeleteMessageBatch, cancellationToken);

    public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        GetQueueAttributesRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<GetQueueAttributesResponse>(request, Wire.GetQueueAttributes, cancellationToken);

    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(
        ReceiveMessageRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<ReceiveMessageResponse>(request, Wire.ReceiveMessage, cancellationToken);

    public virtual Task<SendMessageResponse> SendMessageAsync(
        SendMessageRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<SendMessageResponse>(request, Wire.SendMessage, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.SignWithSigV4();
}
