using Amazon.S3;
using MarketData.Domain.Audit;
using MarketData.Ops.Copies;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Audit;

/// <summary>Where checkpoints are: in a file, in a bucket, or nowhere.</summary>
sealed class Checkpoints : IDisposable
{
    readonly string? file;
    readonly IAmazonS3? s3;
    BucketFiles? bucket;

    Checkpoints(string? file, IAmazonS3? s3) => (this.file, this.s3) = (file, s3);

    /// <param name="deployed">Where the bucket is.</param>
    /// <param name="place">A path, or <c>s3://BUCKET/PREFIX</c>, or null.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Checkpoints> OpenAsync(
        DeployedEnvironment deployed,
        string? place,
        CancellationToken cancellation
    )
    {
        if (place is null || !BucketPlace.TryParse(place, out var inBucket))
        {
            return new(place, s3: null);
        }

        var checkpoints = new Checkpoints(file: null, deployed.S3());
        checkpoints.bucket = await BucketFiles.ListAsync(checkpoints.s3!, inBucket, cancellation);
        return checkpoints;
    }

    /// <param name="trail">The trail's table.</param>
    /// <param name="keys">The trail's.</param>
    /// <param name="until">The moment that is verified; null: now.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="InvalidOperationException">It is none of this trail, or later than the moment.</exception>
    public async Task<ChainHeads?> ReadAsync(
        string trail,
        AuditKeys keys,
        DateTimeOffset? until,
        CancellationToken cancellation
    )
    {
        if (bucket is not null)
        {
            return await CheckpointBucket.ReadAsync(bucket, trail, keys, until, cancellation);
        }

        var heads = file is null ? null : await CheckpointFile.ReadAsync(file, trail, keys, cancellation);
        return heads is null || until is null || heads.At <= until
            ? heads
            : throw new InvalidOperationException(
                $"{file} is a checkpoint of {heads.At:u}, and the copy has the ends of the chains of {until:u}: a copy "
                    + "is compared with a checkpoint that is no later."
            );
    }

    /// <summary>Where nothing is wrong.</summary>
    public async Task WriteAsync(AuditVerification verification, AuditKeys keys, CancellationToken cancellation)
    {
        if (verification.Problems.Count > 0 || keys.Newest is not { } key)
        {
            return;
        }

        if (bucket is not null)
        {
            await CheckpointBucket.WriteAsync(bucket, verification.Heads, key, cancellation);
        }
        else if (file is not null)
        {
            await CheckpointFile.WriteAsync(file, verification.Heads, key, cancellation);
        }
    }

    public void Dispose() => s3?.Dispose();
}
