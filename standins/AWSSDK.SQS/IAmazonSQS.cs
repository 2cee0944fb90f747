using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SQS.Model;

namespace Amazon.SQS;

public interface IAmazonSQS : IAmazonService, IDisposable
{
    Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(
        string queueUrl,
        List<ChangeMessageVisibilityBatchRequestEntry> entries,
        CancellationToken cancellationToken = default
    );

    Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(
        ChangeMessageVisibilityBatchRequest request,
        CancellationToken cancellationToken = default
    );

    Task<CreateQueueResponse> CreateQueueAsync(string queueName, CancellationToken cancellationToken = default);

    Task<CreateQueueResponse> CreateQueueAsync(
        CreateQueueRequest request,
        CancellationToken cancellationToken = default
    );

    Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        string queueUrl,
        List<DeleteMessageBatchRequestEntry> entries,
        CancellationToken cancellationToken = default
    );

    Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        DeleteMessageBatchRequest request,
        CancellationToken cancellationToken = default
    );

    Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        string queueUrl,
        List<string> attributeNames,
        CancellationToken cancellationToken = default
    );

    Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        GetQueueAttributesRequest request,
        CancellationToken cancellationToken = default
    );

    Task<ReceiveMessageResponse> ReceiveMessageAsync(string queueUrl, CancellationToken cancellationToken = default);

    Task<ReceiveMessageResponse> ReceiveMessageAsync(
        ReceiveMessageRequest request,
        CancellationToken cancellationToken = default
    );

    Task<SendMessageResponse> SendMessageAsync(
        string queueUrl,
        string messageBody,
        CancellationToken cancellationToken = default
    );

    Task<SendMessageResponse> SendMessageAsync(
        SendMessageRequest request,
        CancellationToken cancellationToken = default
    );

    Task<SendMessageBatchResponse> SendMessageBatchAsync(
        string queueUrl,
        List<SendMessageBatchRequestEntry> entries,
        CancellationToken cancellationToken = default
    );

    Task<SendMessageBatchResponse> SendMessageBatchAsync(
        SendMessageBatchRequest request,
        CancellationToken cancellationToken = default
    );

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSQSConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials,
        ClientConfig clientConfig
    ) =>
        awsCredentials is null
            ? new AmazonSQSClient((AmazonSQSConfig)clientConfig)
            : new AmazonSQSClient(awsCredentials, (AmazonSQSConfig)clientConfig);
}
