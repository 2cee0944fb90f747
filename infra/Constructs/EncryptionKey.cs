using Constructs;
using HashiCorp.Cdktf.Providers.Aws.KmsAlias;
using HashiCorp.Cdktf.Providers.Aws.KmsKey;

namespace MarketData.Infra.Constructs;

public sealed record EncryptionKeyProps
{
    public required Names Names { get; init; }
    public required AwsAccount Account { get; init; }
}

/// <summary>
/// The customer-managed key for data, logs and variables. Its policy names who uses it: nobody but those given a grant
/// here, and the account's own principals where they come through a service that holds encrypted data.
/// </summary>
public sealed class EncryptionKey : Construct
{
    // In a key policy, the resource "*" is the key itself.
    static readonly string[] ThisKey = ["*"];

    // Everything but encrypting and decrypting. AWS's own list for administrators, which it extends within these prefixes.
    static readonly string[] Administration =
    [
        "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*", "kms:Revoke*",
        "kms:Disable*", "kms:Get*", "kms:Delete*", "kms:TagResource", "kms:UntagResource", "kms:ScheduleKeyDeletion",
        "kms:CancelKeyDeletion", "kms:RotateKeyOnDemand",
    ];

    static readonly string[] Use = ["kms:Decrypt", "kms:GenerateDataKey"];

    static readonly string[] ServicesWithData = ["dynamodb", "lambda", "sns", "sqs"];

    readonly AwsAccount account;
    readonly PolicyDocument policy;

    public EncryptionKey(Construct scope, string id, EncryptionKeyProps props)
        : base(scope, id)
    {
        account = props.Account;
        policy = new PolicyDocument(this, "policy");
        AllowAccount();
        AllowAuditKey(props.Names.DynamoDb(MarketDataTables.AuditTrailPurpose));
        var key = new KmsKey(this, "key", new KmsKeyConfig
        {
            Description = "Market data: tables, queues, topic, logs and the function's variables",
            EnableKeyRotation = true,
            DeletionWindowInDays = 7,
            Policy = policy.Json,
        });
        Arn = key.Arn;
        Alias = new KmsAlias(this, "alias", new KmsAliasConfig
        {
            Name = $"alias/{props.Names.Kms("market-data")}",
            TargetKeyId = key.KeyId,
        }).Name;
    }

    public string Arn { get; }
    public string Alias { get; }

    public void GrantUse(FunctionRole role)
    {
        policy.Add(new() { Sid = "Function", Actions = Use, Resources = ThisKey, Principals = Principals.Iam(role.Arn) });
        role.Allow("Key", Use, Arn);
    }

    /// <summary>EventBridge encrypts what this rule sends to a queue.</summary>
    public void GrantUseByRule(string ruleArn) => policy.Add(new()
    {
        Sid = "Rule",
        Actions = Use,
        Resources = ThisKey,
        Principals = Principals.Service("events.amazonaws.com"),
        Condition = Conditions.SourceArn(ruleArn),
    });

    public void GrantUseByLogs(string logGroupName) => policy.Add(new()
    {
        Sid = "Logs",
        Actions = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:DescribeKey"],
        Resources = ThisKey,
        Principals = Principals.Service($"logs.{account.Region}.amazonaws.com"),
        Condition = new[]
        {
            Conditions.Equal("ArnEquals", "kms:EncryptionContext:aws:logs:arn", account.Arn("logs", $"log-group:{logGroupName}")),
        },
    });

    /// <summary>
    /// Who deploys makes the audit key, and who verifies the audit trail decrypts it, both by calling KMS themselves; that
    /// their IAM policies must allow too.
    /// </summary>
    void AllowAuditKey(string auditTrail) => policy.Add(new()
    {
        Sid = "AuditKey",
        Actions = ["kms:Decrypt", "kms:Encrypt"],
        Resources = ThisKey,
        Principals = Principals.Iam(account.RootArn),
        Condition = new[]
        {
            Conditions.Equal("StringEquals", $"kms:EncryptionContext:{AuditKey.ContextName}", auditTrail),
        },
    });

    void AllowAccount()
    {
        policy.Add(new()
        {
            Sid = "Administration",
            Actions = Administration,
            Resources = ThisKey,
            Principals = Principals.Iam(account.RootArn),
        });
        // DynamoDB, SQS, SNS and Lambda use the key in the name of whoever deploys, reads a table or redrives a queue.
        policy.Add(new()
        {
            Sid = "AccountThroughServices",
            Actions = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
            Resources = ThisKey,
            Principals = Principals.Iam(account.RootArn),
            Condition = new[]
            {
                Conditions.Equal("StringEquals", "kms:ViaService",
                    [.. ServicesWithData.Select(service => $"{service}.{account.Region}.amazonaws.com")]),
            },
        });
    }
}
