using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    Task<PublishBatchResponse> PublishBatchAsync(
        PublishBatchRequest request,
        CancellationToken cancellationToken = default
    );

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleNotificationServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials,
        ClientConfig clientConfig
    ) =>
        awsCredentials is null
            ? new AmazonSimpleNotificationServiceClient((AmazonSimpleNotificationServiceConfig)clientConfig)
            : new AmazonSimpleNotificationServiceClient(
                awsCredentials,
                (AmazonSimpleNotificationServiceConfig)clientConfig
            );
}
