using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.Infra.Shared;

/// <summary>The folder that holds a stack's Terraform JSON.</summary>
public static class StackFolder
{
    /// <exception cref="ToolException">It holds the stack of another region.</exception>
    public static string Of(TerraformStack stack, string region)
    {
        var folder = Path.GetFullPath(Path.Combine(App.Of(stack).Outdir, "stacks", stack.Node.Id));
        var former = FormerRegion(Path.Combine(folder, "cdk.tf.json"));
        // Terraform remembers in the folder where the state is, and would offer to copy one region's over the other's.
        return former is null || former == region
            ? folder
            : throw new ToolException(
                $"{folder} holds the stack of {former}, but the settings say {region}. Give each region an output "
                    + $"folder of its own, as with --output cdktf.out.{region}, or remove this one: no state is in it."
            );
    }

    static string? FormerRegion(string file) =>
        File.Exists(file) ? (string?)JsonNode.Parse(File.ReadAllText(file))!["provider"]?["aws"]?[0]?["region"] : null;
}
