using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.EventBridge;

public partial class AmazonEventBridgeClient : AmazonServiceClient, IAmazonEventBridge
{
    public virtual Task<DescribeArchiveResponse> DescribeArchiveAsync(
        DescribeArchiveRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<DescribeArchiveResponse>(request, Wire.DescribeArchive, cancellationToken);

    public virtual Task<DescribeReplayResponse> DescribeReplayAsync(
        DescribeReplayRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<DescribeReplayResponse>(request, Wire.DescribeReplay, cancellationToken);

    public virtual Task<DescribeRuleResponse> DescribeRuleAsync(
        DescribeRuleRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<DescribeRuleResponse>(request, Wire.DescribeRule, cancellationToken);

    public virtual Task<DisableRuleResponse> DisableRuleAsync(
        DisableRuleRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<DisableRuleResponse>(request, Wire.DisableRule, cancellationToken);

    public virtual Task<EnableRuleResponse> EnableRuleAsync(
        EnableRuleRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<EnableRuleResponse>(request, Wire.EnableRule, cancellationToken);

    public virtual Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(
        ListTargetsByRuleRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<ListTargetsByRuleResponse>(request, Wire.ListTargetsByRule, cancellationToken);

    public virtual Task<PutEventsResponse> PutEventsAsync(
        PutEventsRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<PutEventsResponse>(request, Wire.PutEvents, cancellationToken);

    public virtual Task<StartReplayResponse> StartReplayAsync(
        StartReplayRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<StartReplayResponse>(request, Wire.StartReplay, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseServiceHandlers();
}
