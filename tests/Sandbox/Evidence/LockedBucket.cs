using Amazon.S3;
using Amazon.S3.Model;
using MarketData.Ops.Copies;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Evidence;

/// <summary>A bucket in moto that locks what it holds, as the stack's does.</summary>
sealed class LockedBucket : IDisposable
{
    readonly string name = $"evidence-{Guid.NewGuid():N}"[..40];

    LockedBucket(Uri moto) =>
        S3 = new(
            Credentials.Basic,
            new AmazonS3Config
            {
                ServiceURL = moto.ToString(),
                AuthenticationRegion = Credentials.Region,
                ForcePathStyle = true,
            }
        );

    public AmazonS3Client S3 { get; }

    public static async Task<LockedBucket> CreateAsync()
    {
        var bucket = new LockedBucket((await LocalEngines.MotoAsync()).Endpoint);
        await bucket.S3.PutBucketAsync(
            new PutBucketRequest { BucketName = bucket.name, ObjectLockEnabledForBucket = true }
        );
        await bucket.S3.PutObjectLockConfigurationAsync(
            new()
            {
                BucketName = bucket.name,
                ObjectLockConfiguration = new()
                {
                    ObjectLockEnabled = ObjectLockEnabled.Enabled,
                    Rule = new()
                    {
                        DefaultRetention = new() { Mode = ObjectLockRetentionMode.Compliance, Days = 7 },
                    },
                },
            }
        );
        return bucket;
    }

    public BucketPlace Place(string prefix) =>
        BucketPlace.TryParse($"s3://{name}/{prefix}", out var place) ? place : throw new ArgumentException(prefix);

    public Task<BucketFiles> ListAsync(string prefix) =>
        BucketFiles.ListAsync(S3, Place(prefix), CancellationToken.None);

    public async Task PutAsync(string key, byte[] content)
    {
        using var stream = new MemoryStream(content);
        await S3.PutObjectAsync(
            new()
            {
                BucketName = name,
                Key = key,
                InputStream = stream,
                ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
            }
        );
    }

    public async Task PutAsync(ExportWriter writer)
    {
        foreach (var (key, content) in writer.Files)
        {
            await PutAsync(key, content);
        }
    }

    public Task DeleteAsync(string key) => S3.DeleteObjectAsync(name, key);

    public void Dispose() => S3.Dispose();
}
