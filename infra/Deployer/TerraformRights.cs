using MarketData.Infra.Deployer.Rights;

namespace MarketData.Infra.Deployer;

/// <summary>
/// The one table of what types of resources need, by the source of the Terraform provider 5.100.0
/// (https://github.com/hashicorp/terraform-provider-aws/tree/v5.100.0/internal/service). The sandbox's tests hold it
/// against what Terraform calls.
/// </summary>
static class TerraformRights
{
    public static IReadOnlyList<TypeRights> In(Place place, RoleScopes roles, SynthesizedStacks stacks) =>
        [
            new("data.aws_caller_identity", "sts/caller_identity_data_source.go"),
            new("data.aws_iam_policy_document", "iam/policy_document_data_source.go"),
            new("data.aws_partition", "meta/partition_data_source.go"),
            .. EventRights.In(place, roles),
            .. MessagingRights.In(place),
            .. FunctionRights.In(place, roles, stacks),
            .. TableRights.In(place, roles),
            .. ObservabilityRights.In(place),
            .. AccessRights.In(place, roles),
            .. NetworkRights.In(place, stacks),
            .. ImageRights.In(place, roles),
            .. EvidenceRights.In(place, roles),
        ];
}
