using MarketData.Sandbox.Emulator;

namespace MarketData.Sandbox.Deployment;

/// <summary>The synthesized stacks of an environment.</summary>
sealed class StackFolders(string folder, string suffix, Engines engines)
{
    /// <param name="purpose">The stack's, in its name before the suffix.</param>
    public TerraformCli Terraform(string purpose) => new(Path.Combine(folder, $"{purpose}-{suffix}"), engines);
}
