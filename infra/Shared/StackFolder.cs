using HashiCorp.Cdktf;

namespace MarketData.Infra.Shared;

/// <summary>The folder that holds a stack's Terraform JSON.</summary>
public static class StackFolder
{
    public static string Of(TerraformStack stack) =>
        Path.GetFullPath(Path.Combine(App.Of(stack).Outdir, "stacks", stack.Node.Id));
}
