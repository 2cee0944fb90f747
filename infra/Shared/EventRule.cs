namespace MarketData.Infra.Shared;

static class EventRule
{
    /// <summary>
    /// Said of every rule: Terraform does not see that somebody has switched off one of which it is not said.
    /// https://github.com/hashicorp/terraform-provider-aws/issues/35616
    /// </summary>
    public const string Enabled = "ENABLED";
}
