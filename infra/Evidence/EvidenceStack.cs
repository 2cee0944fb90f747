using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Evidence;

/// <summary>
/// Copies of the audit trails that nobody can change or delete before their time. A stack of its own: destroying the
/// others neither waits for locked objects nor takes the key that reads them.
/// </summary>
public sealed class EvidenceStack : TerraformStack
{
    readonly Settings settings;

    public EvidenceStack(Construct scope, Settings settings)
        : base(scope, $"{ResourceNames.Evidence}-{settings.Suffix}")
    {
        this.settings = settings;
        Folder = StackFolder.Of(this, settings.Region);
        StateBackend.Set(this, settings);
        var foundation = AddFoundation();
        var bucket = new EvidenceBucket(
            this,
            "bucket",
            new()
            {
                Foundation = foundation,
                Evidence = settings.Evidence,
                DeletionProtection = settings.Protection.Deletion,
            }
        );
        var copies = new CopySchedules(this, "copies", foundation, bucket, settings.Evidence);
        foreach (var trail in AuditedTrail.All)
        {
            bucket.GrantWrite(copies.Role, trail);
            _ = new CopyArrivals(this, $"arrivals-{trail.Name}", foundation.Names, bucket, trail);
        }

        Output.Publish(
            this,
            foundation,
            [
                new("copies", EvidenceOutputNames.BucketName, bucket.Name, "The bucket with the trails' copies"),
                new("copies", EvidenceOutputNames.BucketArn, bucket.Arn, "The bucket, for the policies of auditors"),
                new("copies", EvidenceOutputNames.KeyArn, foundation.Key.Arn, "The key that encrypts the copies"),
                new("copies", EvidenceOutputNames.KeyAlias, foundation.Key.Alias, "The key's alias"),
            ]
        );
    }

    /// <summary>The folder that holds the stack's Terraform JSON.</summary>
    public string Folder { get; }

    Foundation AddFoundation()
    {
        var names = new ResourceNames(settings.Suffix, settings.Region);
        var account = new AwsAccount(this, "aws", settings, []);
        var key = new EncryptionKey(
            this,
            "key",
            new()
            {
                Purpose = ResourceNames.Evidence,
                Description = "Evidence: copies of the audit trails, and their keys",
                Names = names,
                Account = account,
                Services = ["s3", "ssm"],
                DeletionDays = settings.Protection.KeyDeletionDays,
            }
        );
        var foundation = new Foundation(ResourceNames.Evidence, names, account, key);
        foreach (var trail in AuditedTrail.All)
        {
            AuditKeyRights.GrantCopies(foundation, trail);
        }

        return foundation;
    }
}
