namespace MarketData.Infra.Shared;

static class Order
{
    /// <summary>
    /// It is made after another that it does not refer to, and destroyed before it. For what is known only after its
    /// construction, which takes the others.
    /// </summary>
    public static void WaitFor(this TerraformResource resource, TerraformResource other) =>
        // Terraform takes addresses here, and no expressions, which Fqn is.
        resource.DependsOn = [.. resource.DependsOn ?? [], $"{other.TerraformResourceType}.{other.FriendlyUniqueId}"];
}
