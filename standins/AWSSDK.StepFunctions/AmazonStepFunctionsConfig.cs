using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIn;

namespace Amazon.StepFunctions;

public class AmazonStepFunctionsConfig : ClientConfig
{
    public AmazonStepFunctionsConfig()
        : base(DefaultModes.Provider)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = RegionEndpointServiceName;
        EndpointProvider = new EndpointRules(RegionEndpointServiceName, IsFips);
    }

    public static new string ServiceId => "SFN";

    public override string RegionEndpointServiceName => "states";

    public override string ServiceVersion => "2016-11-23";

    public override string UserAgent => "marketdata-standin-stepfunctions";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Resolve(this, parameters);

    /// <summary>
    /// Of GovCloud's two regions one has FIPS under the plain name, and dual-stack is FIPS in both.
    /// </summary>
    static bool IsFips(EndpointVariant at) =>
        (at.IsGovCloud && at.DualStack) || (at.Fips && at.Region != "us-gov-west-1");
}
