using Constructs;
using MarketData.Contract;

namespace MarketData.Infra.Shared;

public sealed record EncryptionKeyProps
{
    /// <summary>Names the key's alias.</summary>
    public required string Purpose { get; init; }

    public required string Description { get; init; }
    public required ResourceNames Names { get; init; }
    public required AwsAccount Account { get; init; }

    /// <summary>Those that hold what it encrypts, such as <c>sqs</c>.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>Days after its deletion in which the key can still be restored.</summary>
    public required int DeletionDays { get; init; }
}

/// <summary>
/// A stack's customer-managed key. Its policy names who uses it: nobody but those who get a grant here, and the
/// account's own principals when they come through a service that holds encrypted data.
/// </summary>
public sealed class EncryptionKey : Construct
{
    /// <summary>Its value is the ARN of all logs of the account, which ends with an asterisk.</summary>
    public const string ContextOfLogDelivery = "SourceArn";

    static readonly string[] Use = ["kms:Decrypt", "kms:GenerateDataKey"];

    static readonly string[] DataKeys = ["kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext"];

    readonly AwsAccount account;
    readonly PolicyDocument policy;

    public EncryptionKey(Construct scope, string id, EncryptionKeyProps props)
        : base(scope, id)
    {
        account = props.Account;
        policy = new PolicyDocument(this, "policy");
        policy.Add(KeyStatements.Administration(account));
        policy.Add(
            KeyStatements.ThroughServices(
                account,
                [.. props.Services.Select(service => $"{service}.{account.Region}.amazonaws.com")]
            )
        );
        var key = new KmsKey(
            this,
            "key",
            new KmsKeyConfig
            {
                Description = props.Description,
                EnableKeyRotation = true,
                DeletionWindowInDays = props.DeletionDays,
                Policy = policy.Json,
            }
        );
        (Arn, Resource) = (key.Arn, key);
        Alias = new KmsAlias(
            this,
            "alias",
            new KmsAliasConfig { Name = $"alias/{props.Names.Kms(props.Purpose)}", TargetKeyId = key.KeyId }
        ).Name;
    }

    public string Arn { get; }
    public string Alias { get; }

    /// <summary>For what must be gone before the key.</summary>
    public ITerraformDependable Resource { get; }

    public void GrantUse(string sid, ServiceRole role)
    {
        policy.Add(KeyStatements.Of(sid, Use, Principals.Iam(role.Arn)));
        role.Allow("Key", Use, Arn);
    }

    /// <summary>The function may have KMS make and decrypt data keys with this encryption context.</summary>
    public void GrantDataKeys(string sid, ServiceRole role, string contextName, string contextValue)
    {
        GrantDataKeys(sid, Principals.Iam(role.Arn), contextName, contextValue);
        role.Allow(sid, DataKeys, Arn);
    }

    /// <summary>
    /// As <see cref="GrantDataKeys(string, ServiceRole, string, string)"/>, for the account's own principals. Their IAM
    /// policies must allow it too.
    /// </summary>
    public void GrantDataKeysToAccount(string sid, string contextName, string contextValue) =>
        GrantToAccountFor(sid, DataKeys, contextName, contextValue);

    /// <summary>Likewise, for these actions on ciphertexts with this encryption context.</summary>
    public void GrantToAccountFor(string sid, string[] actions, string contextName, string contextValue) =>
        policy.Add(
            KeyStatements.Of(
                sid,
                actions,
                Principals.Iam(account.RootArn),
                Context("StringEquals", contextName, contextValue)
            )
        );

    /// <summary>
    /// A role uses the key for what carries one of these encryption contexts. For services that act under a role: they
    /// call KMS as the role, and the account's right to come through services does not reach it.
    /// </summary>
    public void GrantUseFor(string sid, ServiceRole role, string[] actions, string context, params string[] values)
    {
        var condition = Context("StringEquals", context, values);
        policy.Add(KeyStatements.Of(sid, actions, Principals.Iam(role.Arn), condition));
        role.AllowIf(sid, actions, [condition], Arn);
    }

    /// <summary>
    /// CloudWatch Logs' delivery decrypts what was encrypted for it under <see cref="ContextOfLogDelivery"/>; KMS
    /// decrypts under the same context only.
    /// https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
    /// </summary>
    public void GrantDecryptByLogDelivery() =>
        policy.Add(
            KeyStatements.Of(
                "LogDelivery",
                ["kms:Decrypt"],
                Principals.Service("delivery.logs.amazonaws.com"),
                Context("StringEquals", ContextOfLogDelivery, account.Arn("logs", "*"))
            )
        );

    /// <summary>
    /// A service encrypts what it sends to these queues. Their ARNs are made from their names, because the queues
    /// themselves wait for the key. The queues' own policies say on whose behalf the service may send. Here that would
    /// not be safe: AWS documents that the source does not reach KMS from EventBridge to topics, and does not say
    /// whether it does for queues.
    /// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
    /// </summary>
    public void GrantUseForQueues(string sid, string service, params string[] queueArns) =>
        GrantUseByService(sid, service, "aws:sqs:arn", queueArns);

    /// <summary>As <see cref="GrantUseForQueues"/>, for what a service publishes to a topic.</summary>
    public void GrantUseForTopic(string sid, string service, string topicArn) =>
        GrantUseByService(sid, service, "aws:sns:topicArn", topicArn);

    public void GrantUseByLogs(string sid, string logGroupName) =>
        policy.Add(
            KeyStatements.Of(
                sid,
                ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:DescribeKey"],
                Principals.Service($"logs.{account.Region}.amazonaws.com"),
                Context("ArnEquals", "aws:logs:arn", account.Arn("logs", $"log-group:{logGroupName}"))
            )
        );

    void GrantUseByService(string sid, string service, string context, params string[] arns) =>
        policy.Add(KeyStatements.Of(sid, Use, Principals.Service(service), Context("ArnEquals", context, arns)));

    void GrantDataKeys(
        string sid,
        DataAwsIamPolicyDocumentStatementPrincipals[] principals,
        string contextName,
        string contextValue
    ) => policy.Add(KeyStatements.Of(sid, DataKeys, principals, Context("StringEquals", contextName, contextValue)));

    static DataAwsIamPolicyDocumentStatementCondition Context(string test, string name, params string[] values) =>
        Conditions.Equal(test, $"kms:EncryptionContext:{name}", values);
}
