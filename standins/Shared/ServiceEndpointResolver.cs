using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.StandIn;

/// <summary>Hands a configuration's settings to its endpoint rules.</summary>
sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    /// <summary>The endpoint of a request that is not under way.</summary>
    public static Endpoint Resolve(ClientConfig config, ServiceOperationEndpointParameters parameters)
    {
        var context = new RequestContext(false)
        {
            ClientConfig = config,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, config.ServiceId)
            {
                AlternateEndpoint = parameters.AlternateEndpoint,
            },
        };
        return new ServiceEndpointResolver().GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new()
        {
            ["Region"] = requestContext.Request.AlternateEndpoint?.SystemName ?? Region(config),
            ["UseDualStack"] = config.UseDualstackEndpoint,
            ["UseFIPS"] = config.UseFIPSEndpoint,
            ["Endpoint"] = config.ServiceURL,
        };
    }

    static string? Region(IClientConfig config) =>
        config.RegionEndpoint is { } region ? region.SystemName
        : string.IsNullOrEmpty(config.ServiceURL) ? null
        : !string.IsNullOrEmpty(config.AuthenticationRegion) ? config.AuthenticationRegion
        : RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName;
}
