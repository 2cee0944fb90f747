using MarketData.Contract;

namespace MarketData.Ops.Deployment;

/// <summary>The environment that a command is for.</summary>
static class DeploymentEnvironment
{
    const string DefaultSuffix = "dev";

    public static ResourceNames Names { get; } =
        new(Variable(SettingsVariables.Suffix) is { Length: > 0 } suffix ? suffix : DefaultSuffix);

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
