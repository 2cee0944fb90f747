using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.StandIn;

/// <summary>
/// The endpoint rules that the services' models share. In GovCloud some services have no FIPS endpoint of its own name,
/// because all of theirs are; which ones depends on the service, on dual-stack and on the region.
/// </summary>
sealed class EndpointRules(string host, Func<EndpointVariant, bool> isFips, string? dualStackHost = null)
    : IEndpointProvider
{
    const string GovCloud = "aws-us-gov";

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;
        if (parameters["Endpoint"] is string { Length: > 0 } custom)
        {
            return fips ? throw Invalid("FIPS and custom endpoint are not supported")
                : dualStack ? throw Invalid("Dualstack and custom endpoint are not supported")
                : new(custom);
        }

        if (parameters["Region"] is not string { Length: > 0 } region || Fn.Partition(region) is not { } partition)
        {
            throw Invalid("Missing Region");
        }

        if ((fips && !partition.supportsFIPS) || (dualStack && !partition.supportsDualStack))
        {
            throw new AmazonClientException(Unsupported(fips, dualStack));
        }

        var (name, suffix) = dualStack
            ? (dualStackHost ?? host, partition.dualStackDnsSuffix)
            : (host, partition.dnsSuffix);
        var variant = new EndpointVariant(region, partition.name == GovCloud, fips, dualStack);
        return new($"https://{name}{(isFips(variant) ? "-fips" : "")}.{region}.{suffix}");
    }

    static AmazonClientException Invalid(string what) => new($"Invalid Configuration: {what}");

    static string Unsupported(bool fips, bool dualStack) =>
        (fips, dualStack) switch
        {
            (true, true) => "FIPS and DualStack are enabled, but this partition does not support one or both",
            (true, false) => "FIPS is enabled but this partition does not support FIPS",
            _ => "DualStack is enabled but this partition does not support DualStack",
        };
}
