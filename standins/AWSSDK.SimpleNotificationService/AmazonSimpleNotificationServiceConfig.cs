using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIn;

namespace Amazon.SimpleNotificationService;

public class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    public AmazonSimpleNotificationServiceConfig()
        : base(ServiceClient.Defaults)
    {
        ServiceId = "SNS";
        AuthenticationServiceName = "sns";
    }

    public override string RegionEndpointServiceName => "sns";

    public override string ServiceVersion => Wire.ApiVersion;

    public override string UserAgent => "marketdata-standin-sns";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceClient.Endpoint(this, "sns");
}
