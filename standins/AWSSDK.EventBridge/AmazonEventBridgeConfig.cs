using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIn;

namespace Amazon.EventBridge;

public class AmazonEventBridgeConfig : ClientConfig
{
    public AmazonEventBridgeConfig()
        : base(DefaultModes.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = RegionEndpointServiceName;
        EndpointProvider = new EndpointRules(RegionEndpointServiceName, isFips: at => at.Fips && !at.IsGovCloud);
    }

    public static new string ServiceId => "EventBridge";

    public override string RegionEndpointServiceName => "events";

    public override string ServiceVersion => "2015-10-07";

    public override string UserAgent => "marketdata-standin-eventbridge";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Resolve(this, parameters);
}
