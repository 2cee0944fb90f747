using MarketData.Contract;

namespace MarketData.Ops.Deployment;

static class DeployedNames
{
    const string DefaultSuffix = "dev";

    /// <summary>Of the environment that the operator has chosen.</summary>
    public static ResourceNames OfEnvironment() =>
        Environment.GetEnvironmentVariable(SettingsVariables.Suffix) is { Length: > 0 } suffix
            ? new(suffix)
            : new(DefaultSuffix);
}
