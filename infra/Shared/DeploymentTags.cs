namespace MarketData.Infra.Shared;

/// <summary>The tags that tell whose a resource is. The settings cannot change them.</summary>
static class DeploymentTags
{
    public const string Project = "Project";
    public const string Environment = "Environment";
    public const string ManagedBy = "ManagedBy";
}
