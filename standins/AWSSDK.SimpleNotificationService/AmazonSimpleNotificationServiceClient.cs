using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;
using Amazon.StandIn;

namespace Amazon.SimpleNotificationService;

public partial class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
{
    public virtual Task<PublishBatchResponse> PublishBatchAsync(
        PublishBatchRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<PublishBatchResponse>(request, Wire.PublishBatch, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseServiceHandlers();
}
