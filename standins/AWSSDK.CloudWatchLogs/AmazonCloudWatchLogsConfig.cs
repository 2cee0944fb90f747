using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIn;

namespace Amazon.CloudWatchLogs;

public class AmazonCloudWatchLogsConfig : ClientConfig
{
    public AmazonCloudWatchLogsConfig()
        : base(DefaultModes.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = RegionEndpointServiceName;
        EndpointProvider = new EndpointRules(
            RegionEndpointServiceName,
            isFips: at => at.Fips && (at.DualStack || !at.IsGovCloud)
        );
    }

    public static new string ServiceId => "CloudWatch Logs";

    public override string RegionEndpointServiceName => "logs";

    public override string ServiceVersion => "2014-03-28";

    public override string UserAgent => "marketdata-standin-cloudwatchlogs";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Resolve(this, parameters);
}
