using MarketData.Contract;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Deployer;

/// <summary>The tags of what a deployment creates, in conditions.</summary>
static class Tags
{
    public const string EnvironmentOfResource = $"aws:ResourceTag/{DeploymentTags.Environment}";

    public static Condition OfResource(ResourceNames names) => Of("aws:ResourceTag", names);

    public static Condition OfRequest(ResourceNames names) => Of("aws:RequestTag", names);

    static Condition Of(string key, ResourceNames names) =>
        new Condition("StringEquals", $"{key}/{DeploymentTags.Environment}", names.Suffix).And(
            "StringEquals",
            $"{key}/{DeploymentTags.Project}",
            ResourceNames.MarketData
        );
}
