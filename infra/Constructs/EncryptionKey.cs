using Constructs;
using HashiCorp.Cdktf.Providers.Aws.KmsAlias;
using HashiCorp.Cdktf.Providers.Aws.KmsKey;
using MarketData.Contract;

namespace MarketData.Infra.Constructs;

public sealed record EncryptionKeyProps
{
    public required ResourceNames Names { get; init; }
    public required AwsAccount Account { get; init; }

    /// <summary>Days in which a destroyed key can be saved.</summary>
    public required int DeletionDays { get; init; }
}

/// <summary>
/// The customer-managed key for data, logs and variables. Its policy names who uses it: nobody but those given a grant
/// here, and the account's own principals where they come through a service that holds encrypted data.
/// </summary>
public sealed class EncryptionKey : Construct
{
    static readonly string[] Use = ["kms:Decrypt", "kms:GenerateDataKey"];

    static readonly string[] ServicesWithData = ["dynamodb", "lambda", "sns", "sqs", "ssm"];

    readonly AwsAccount account;
    readonly PolicyDocument policy;

    public EncryptionKey(Construct scope, string id, EncryptionKeyProps props)
        : base(scope, id)
    {
        account = props.Account;
        policy = new PolicyDocument(this, "policy");
        AllowAccount();
        AllowAuditKey(props.Names.DynamoDb(MarketDataTables.AuditTrailPurpose));
        var key = new KmsKey(
            this,
            "key",
            new KmsKeyConfig
            {
                Description = "Market data: tables, queues, topics, logs, parameters and the function's variables",
                EnableKeyRotation = true,
                DeletionWindowInDays = props.DeletionDays,
                Policy = policy.Json,
            }
        );
        Arn = key.Arn;
        Alias = new KmsAlias(
            this,
            "alias",
            new KmsAliasConfig { Name = $"alias/{props.Names.Kms("market-data")}", TargetKeyId = key.KeyId }
        ).Name;
    }

    public string Arn { get; }
    public string Alias { get; }

    public void GrantUse(FunctionRole role)
    {
        policy.Add(
            new()
            {
                Sid = "Function",
                Actions = Use,
                Resources = KeyStatements.ThisKey,
                Principals = Principals.Iam(role.Arn),
            }
        );
        role.Allow("Key", Use, Arn);
    }

    /// <summary>
    /// A service encrypts what it sends to these queues, which are named by ARNs made of names, because the queues
    /// themselves wait for the key. Their own policies say in whose name it may send. Here that would not be safe: AWS
    /// documents that the source does not reach KMS from EventBridge to topics, and is silent about queues.
    /// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
    /// </summary>
    public void GrantUseForQueues(string sid, string service, params string[] queueArns) =>
        GrantUse(sid, service, "aws:sqs:arn", queueArns);

    /// <summary>As <see cref="GrantUseForQueues"/>, for what a service publishes to a topic.</summary>
    public void GrantUseForTopic(string sid, string service, string topicArn) =>
        GrantUse(sid, service, "aws:sns:topicArn", topicArn);

    public void GrantUseByLogs(string logGroupName) =>
        policy.Add(
            new()
            {
                Sid = "Logs",
                Actions = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:DescribeKey"],
                Resources = KeyStatements.ThisKey,
                Principals = Principals.Service($"logs.{account.Region}.amazonaws.com"),
                Condition = new[]
                {
                    Conditions.Equal(
                        "ArnEquals",
                        "kms:EncryptionContext:aws:logs:arn",
                        account.Arn("logs", $"log-group:{logGroupName}")
                    ),
                },
            }
        );

    void GrantUse(string sid, string service, string context, params string[] arns) =>
        policy.Add(
            new()
            {
                Sid = sid,
                Actions = Use,
                Resources = KeyStatements.ThisKey,
                Principals = Principals.Service(service),
                Condition = new[] { Conditions.Equal("ArnEquals", $"kms:EncryptionContext:{context}", arns) },
            }
        );

    /// <summary>
    /// Who deploys makes the audit key, and who verifies the audit trail decrypts it, both by calling KMS themselves; that
    /// their IAM policies must allow too.
    /// </summary>
    void AllowAuditKey(string auditTrail) =>
        policy.Add(
            new()
            {
                Sid = "AuditKey",
                Actions = ["kms:Decrypt", "kms:Encrypt"],
                Resources = KeyStatements.ThisKey,
                Principals = Principals.Iam(account.RootArn),
                Condition = new[]
                {
                    Conditions.Equal("StringEquals", $"kms:EncryptionContext:{AuditKey.ContextName}", auditTrail),
                },
            }
        );

    void AllowAccount()
    {
        policy.Add(KeyStatements.Administration(account));
        policy.Add(
            KeyStatements.ThroughServices(
                account,
                [.. ServicesWithData.Select(service => $"{service}.{account.Region}.amazonaws.com")]
            )
        );
    }
}
