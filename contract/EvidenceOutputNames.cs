namespace MarketData.Contract;

/// <summary>What a deployment of the evidence stack says about itself. docs/outputs.md describes them.</summary>
public static class EvidenceOutputNames
{
    public const string BucketName = "evidence_bucket_name";
    public const string BucketArn = "evidence_bucket_arn";
    public const string KeyArn = "evidence_kms_key_arn";
    public const string KeyAlias = "evidence_kms_key_alias";
}
