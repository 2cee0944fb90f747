using Constructs;

namespace MarketData.Infra.Shared;

/// <summary>The identity under which a service acts. It may do what constructs grant it, and nothing else.</summary>
public sealed class ServiceRole : Construct
{
    readonly PolicyDocument rights;

    /// <param name="scope">Of the construct.</param>
    /// <param name="id">Likewise.</param>
    /// <param name="foundation">What the stack stands on.</param>
    /// <param name="purpose">Names the role.</param>
    /// <param name="service">Who takes it, such as <c>lambda.amazonaws.com</c>.</param>
    /// <param name="onBehalfOf">For which of this account's resources. None: for all.</param>
    public ServiceRole(
        Construct scope,
        string id,
        Foundation foundation,
        string purpose,
        string service,
        params DataAwsIamPolicyDocumentStatementCondition[] onBehalfOf
    )
        : base(scope, id)
    {
        var trust = new PolicyDocument(this, "trust");
        trust.Add(
            new()
            {
                Actions = ["sts:AssumeRole"],
                Principals = Principals.Service(service),
                Condition = onBehalfOf.Length == 0 ? null : onBehalfOf,
            }
        );
        var name = foundation.Names.Iam(purpose);
        var iam = foundation.Account.Iam;
        var role = new IamRole(
            this,
            "role",
            new IamRoleConfig
            {
                Name = name,
                Path = iam.Path,
                PermissionsBoundary = iam.PermissionsBoundary,
                AssumeRolePolicy = trust.Json,
            }
        );
        Arn = role.Arn;
        rights = new PolicyDocument(this, "rights");
        Policy = new IamRolePolicy(
            this,
            "policy",
            new IamRolePolicyConfig
            {
                Name = name,
                Role = role.Name,
                Policy = rights.Json,
            }
        );
    }

    public string Arn { get; }

    /// <summary>Whatever acts under the role waits for this: AWS checks the role's rights at its creation.</summary>
    public TerraformResource Policy { get; }

    public void Allow(string sid, string[] actions, params string[] resources) =>
        rights.Add(
            new()
            {
                Sid = sid,
                Actions = actions,
                Resources = resources,
            }
        );

    public void AllowIf(
        string sid,
        string[] actions,
        DataAwsIamPolicyDocumentStatementCondition[] conditions,
        params string[] resources
    ) =>
        rights.Add(
            new()
            {
                Sid = sid,
                Actions = actions,
                Resources = resources,
                Condition = conditions,
            }
        );

    public void Deny(
        string sid,
        string[] actions,
        DataAwsIamPolicyDocumentStatementCondition[] conditions,
        params string[] resources
    ) =>
        rights.Add(
            new()
            {
                Sid = sid,
                Effect = "Deny",
                Actions = actions,
                Resources = resources,
                Condition = conditions,
            }
        );
}
