using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIn;

namespace Amazon.Lambda;

public class AmazonLambdaConfig : ClientConfig
{
    public AmazonLambdaConfig()
        : base(ServiceClient.Defaults)
    {
        ServiceId = "Lambda";
        AuthenticationServiceName = "lambda";
    }

    public override string RegionEndpointServiceName => "lambda";

    public override string ServiceVersion => "2015-03-31";

    public override string UserAgent => "marketdata-standin-lambda";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceClient.Endpoint(this, "lambda");
}
