using Constructs;
using HashiCorp.Cdktf.Providers.Aws.KmsAlias;
using HashiCorp.Cdktf.Providers.Aws.KmsKey;

namespace MarketData.Infra.Constructs;

public sealed record EncryptionKeyProps
{
    public required Names Names { get; init; }
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
        var key = new KmsKey(this, "key", new KmsKeyConfig
        {
            Description = "Market data: tables, queues, topics, logs, parameters and the function's variables",
            EnableKeyRotation = true,
            DeletionWindowInDays = props.DeletionDays,
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
        policy.Add(new() { Sid = "Function", Actions = Use, Resources = KeyStatements.ThisKey, Principals = Principals.Iam(role.Arn) });
        role.Allow("Key", Use, Arn);
    }

    /// <summary>EventBridge encrypts what this rule sends to a queue.</summary>
    public void GrantUseByRule(string ruleArn) => policy.Add(new()
    {
        Sid = "Rule",
        Actions = Use,
        Resources = KeyStatements.ThisKey,
        Principals = Principals.Service("events.amazonaws.com"),
        Condition = Conditions.SourceArn(ruleArn),
    });

    /// <summary>SNS encrypts what it moves from this topic to a dead-letter queue.</summary>
    /// <param name="owner">Tells the statements of several topics apart.</param>
    /// <param name="topicArn">Made of names, because the topic itself waits for the key.</param>
    public void GrantUseByTopic(string owner, string topicArn) => policy.Add(new()
    {
        Sid = $"Topic{char.ToUpperInvariant(owner[0])}{owner[1..]}",
        Actions = Use,
        Resources = KeyStatements.ThisKey,
        Principals = Principals.Service("sns.amazonaws.com"),
        Condition = Conditions.SourceArn(topicArn),
    });

    /// <summary>CloudWatch publishes to an encrypted topic.</summary>
    public void GrantUseByAlarms(string alarmArns) => policy.Add(new()
    {
        Sid = "Alarms",
        Actions = Use,
        Resources = KeyStatements.ThisKey,
        Principals = Principals.Service("cloudwatch.amazonaws.com"),
        Condition = Conditions.SourceLike(account.Id, alarmArns),
    });

    public void GrantUseByLogs(string logGroupName) => policy.Add(new()
    {
        Sid = "Logs",
        Actions = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:DescribeKey"],
        Resources = KeyStatements.ThisKey,
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
        Resources = KeyStatements.ThisKey,
        Principals = Principals.Iam(account.RootArn),
        Condition = new[]
        {
            Conditions.Equal("StringEquals", $"kms:EncryptionContext:{AuditKey.ContextName}", auditTrail),
        },
    });

    void AllowAccount()
    {
        policy.Add(KeyStatements.Administration(account));
        policy.Add(KeyStatements.ThroughServices(
            account, [.. ServicesWithData.Select(service => $"{service}.{account.Region}.amazonaws.com")]));
    }
}
