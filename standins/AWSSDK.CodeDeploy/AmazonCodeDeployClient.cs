using Amazon.CodeDeploy.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.CodeDeploy;

public partial class AmazonCodeDeployClient : AmazonServiceClient, IAmazonCodeDeploy
{
    public virtual Task<CreateDeploymentResponse> CreateDeploymentAsync(
        CreateDeploymentRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<CreateDeploymentResponse>(request, Wire.CreateDeployment, cancellationToken);

    public virtual Task<GetDeploymentResponse> GetDeploymentAsync(
        GetDeploymentRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<GetDeploymentResponse>(request, Wire.GetDeployment, cancellationToken);

    public virtual Task<ListDeploymentsResponse> ListDeploymentsAsync(
        ListDeploymentsRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<ListDeploymentsResponse>(request, Wire.ListDeployments, cancellationToken);

    public virtual Task<StopDeploymentResponse> StopDeploymentAsync(
        StopDeploymentRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<StopDeploymentResponse>(request, Wire.StopDeployment, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseServiceHandlers();
}
