using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;
using Amazon.StandIn;

namespace Amazon.SQS;

public partial class AmazonSQSClient : AmazonServiceClient, IAmazonSQS
{
    public virtual Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(
        string queueUrl,
        List<ChangeMessageVisibilityBatchRequestEntry> entries,
        CancellationToken cancellationToken = default
    ) =>
        ChangeMessageVisibilityBatchAsync(
            new ChangeMessageVisibilityBatchRequest(queueUrl, entries),
            cancellationToken
        );

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
        string queueName,
        CancellationToken cancellationToken = default
    ) => CreateQueueAsync(new CreateQueueRequest(queueName), cancellationToken);

    public virtual Task<CreateQueueResponse> CreateQueueAsync(
        CreateQueueRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<CreateQueueResponse>(request, Wire.CreateQueue, cancellationToken);

    public virtual Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        string queueUrl,
        List<DeleteMessageBatchRequestEntry> entries,
        CancellationToken cancellationToken = default
    ) => DeleteMessageBatchAsync(new DeleteMessageBatchRequest(queueUrl, entries), cancellationToken);

    public virtual Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        DeleteMessageBatchRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<DeleteMessageBatchResponse>(request, Wire.DeleteMessageBatch, cancellationToken);

    public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        string queueUrl,
        List<string> attributeNames,
        CancellationToken cancellationToken = default
    ) => GetQueueAttributesAsync(new GetQueueAttributesRequest(queueUrl, attributeNames), cancellationToken);

    public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        GetQueueAttributesRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<GetQueueAttributesResponse>(request, Wire.GetQueueAttributes, cancellationToken);

    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(
        string queueUrl,
        CancellationToken cancellationToken = default
    ) => ReceiveMessageAsync(new ReceiveMessageRequest(queueUrl), cancellationToken);

    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(
        ReceiveMessageRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<ReceiveMessageResponse>(request, Wire.ReceiveMessage, cancellationToken);

    public virtual Task<SendMessageResponse> SendMessageAsync(
        string queueUrl,
        string messageBody,
        CancellationToken cancellationToken = default
    ) => SendMessageAsync(new SendMessageRequest(queueUrl, messageBody), cancellationToken);

    public virtual Task<SendMessageResponse> SendMessageAsync(
        SendMessageRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<SendMessageResponse>(request, Wire.SendMessage, cancellationToken);

    public virtual Task<SendMessageBatchResponse> SendMessageBatchAsync(
        string queueUrl,
        List<SendMessageBatchRequestEntry> entries,
        CancellationToken cancellationToken = default
    ) => SendMessageBatchAsync(new SendMessageBatchRequest(queueUrl, entries), cancellationToken);

    public virtual Task<SendMessageBatchResponse> SendMessageBatchAsync(
        SendMessageBatchRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<SendMessageBatchResponse>(request, Wire.SendMessageBatch, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.AddHandlerBefore<Unmarshaller>(new DigestCheck());
        pipeline.UseServiceHandlers();
    }
}
