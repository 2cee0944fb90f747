using Constructs;

namespace MarketData.Infra.Shared;

/// <summary>A policy that grows by statements until it is synthesized.</summary>
public sealed class PolicyDocument : Construct
{
    readonly List<DataAwsIamPolicyDocumentStatement> statements = [];
    readonly DataAwsIamPolicyDocument document;

    public PolicyDocument(Construct scope, string id)
        : base(scope, id) => document = new DataAwsIamPolicyDocument(this, "document");

    public string Json => document.Json;

    public void Add(DataAwsIamPolicyDocumentStatement statement)
    {
        statements.Add(statement);
        document.PutStatement(statements.ToArray());
    }

    /// <summary>For resource policies of services that also answer without TLS.</summary>
    public void DenyWithoutTls(string sid, string action, params string[] resources) =>
        Add(
            new()
            {
                Sid = sid,
                Effect = "Deny",
                Actions = [action],
                Resources = resources,
                Principals = Principals.Everybody,
                Condition = new[] { Conditions.Equal("Bool", "aws:SecureTransport", "false") },
            }
        );
}
