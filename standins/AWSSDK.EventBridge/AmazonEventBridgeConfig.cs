using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIn;

namespace Amazon.EventBridge;

public class AmazonEventBridgeConfig : ClientConfig
{
    public AmazonEventBridgeConfig()
        : base(ServiceClient.Defaults)
    {
        ServiceId = "EventBridge";
        AuthenticationServiceName = "events";
    }

    public override string RegionEndpointServiceName => "events";

    public override string ServiceVersion => "2015-10-07";

    public override string UserAgent => "marketdata-standin-eventbridge";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceClient.Endpoint(this, "events");
}
