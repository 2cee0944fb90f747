using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.Lambda;

public partial class AmazonLambdaClient : AmazonServiceClient, IAmazonLambda
{
    public virtual Task<GetAliasResponse> GetAliasAsync(
        GetAliasRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<GetAliasResponse>(request, Wire.GetAlias, cancellationToken);

    public virtual Task<GetEventSourceMappingResponse> GetEventSourceMappingAsync(
        GetEventSourceMappingRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<GetEventSourceMappingResponse>(request, Wire.GetEventSourceMapping, cancellationToken);

    public virtual Task<GetFunctionResponse> GetFunctionAsync(
        string functionName,
        CancellationToken cancellationToken = default
    ) => GetFunctionAsync(new GetFunctionRequest { FunctionName = functionName }, cancellationToken);

    public virtual Task<GetFunctionResponse> GetFunctionAsync(
        GetFunctionRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<GetFunctionResponse>(request, Wire.GetFunction, cancellationToken);

    public virtual Task<ListEventSourceMappingsResponse> ListEventSourceMappingsAsync(
        ListEventSourceMappingsRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<ListEventSourceMappingsResponse>(request, Wire.ListEventSourceMappings, cancellationToken);

    public virtual Task<ListVersionsByFunctionResponse> ListVersionsByFunctionAsync(
        ListVersionsByFunctionRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<ListVersionsByFunctionResponse>(request, Wire.ListVersionsByFunction, cancellationToken);

    public virtual Task<UpdateAliasResponse> UpdateAliasAsync(
        UpdateAliasRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<UpdateAliasResponse>(request, Wire.UpdateAlias, cancellationToken);

    public virtual Task<UpdateEventSourceMappingResponse> UpdateEventSourceMappingAsync(
        UpdateEventSourceMappingRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<UpdateEventSourceMappingResponse>(request, Wire.UpdateEventSourceMapping, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseServiceHandlers();
}
