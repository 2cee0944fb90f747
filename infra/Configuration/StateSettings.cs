namespace MarketData.Infra.Configuration;

/// <summary>Terraform's state in S3, encrypted and locked.</summary>
public sealed record StateSettings
{
    public required string Bucket { get; init; }
    public required string Region { get; init; }

    /// <summary>Absent: the bucket's own encryption.</summary>
    public required string? KeyArn { get; init; }

    /// <summary>Null where no bucket is set.</summary>
    internal static StateSettings? Read(SettingsReader read, string region)
    {
        var problems = read.Problems.Count;
        var bucket = read.OptionalText(
            new(
                "state.bucket",
                "STATE_BUCKET",
                "Keeps Terraform's state in this S3 bucket, which exists and has versions on"
            ),
            "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
            "the name of a bucket"
        );
        var place = read.OptionalText(
            new("state.region", "STATE_REGION", "The bucket's region") { Default = "the deployment's" },
            Settings.RegionPattern,
            "a region's name such as us-east-1"
        );
        var key = read.OptionalText(
            new("state.keyArn", "STATE_KEY_ARN", "Encrypts the state with this KMS key")
            {
                Default = "the bucket's own",
            },
            "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$",
            "the ARN of a KMS key"
        );
        if (bucket is null && (place ?? key) is not null && read.Problems.Count == problems)
        {
            read.Report("state.bucket (STATE_BUCKET) is absent, but must be set where another setting of state is.");
        }

        return bucket is null
            ? null
            : new()
            {
                Bucket = bucket,
                Region = place ?? region,
                KeyArn = key,
            };
    }
}
