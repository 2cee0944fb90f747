using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIn;

namespace Amazon.SQS;

public class AmazonSQSConfig : ClientConfig
{
    public AmazonSQSConfig()
        : base(ServiceClient.Defaults)
    {
        ServiceId = "SQS";
        AuthenticationServiceName = "sqs";
    }

    public override string RegionEndpointServiceName => "sqs";

    public override string ServiceVersion => "2012-11-05";

    public override string UserAgent => "marketdata-standin-sqs";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceClient.Endpoint(this, "sqs");
}
