using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIn;

namespace Amazon.CodeDeploy;

public class AmazonCodeDeployConfig : ClientConfig
{
    public AmazonCodeDeployConfig()
        : base(DefaultModes.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = RegionEndpointServiceName;
        EndpointProvider = new EndpointRules(RegionEndpointServiceName, isFips: at => at.Fips);
    }

    public static new string ServiceId => "CodeDeploy";

    public override string RegionEndpointServiceName => "codedeploy";

    public override string ServiceVersion => "2014-10-06";

    public override string UserAgent => "marketdata-standin-codedeploy";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Resolve(this, parameters);
}
