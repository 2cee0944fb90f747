namespace Amazon.StandIn;

/// <summary>What the name of a service's host depends on.</summary>
readonly record struct EndpointVariant(string Region, bool IsGovCloud, bool Fips, bool DualStack);
