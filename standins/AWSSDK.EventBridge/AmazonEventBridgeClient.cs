using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.EventBridge;

public partial class AmazonEventBridgeClient : AmazonServiceClient, IAmazonEventBridge
{
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

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseServiceHandlers();
}
