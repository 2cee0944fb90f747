using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace MarketData.Ops.Copies;

/// <summary>
/// Copies where they are kept. Of each name it reads the version that was written first: a lock keeps that one, and
/// neither keeps somebody from writing another one over it, nor from marking it as deleted.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-delete-markers
/// </summary>
public sealed class BucketFiles : CopyFiles
{
    readonly IAmazonS3 s3;
    readonly BucketPlace place;
    readonly Dictionary<string, string> versions = [];

    DateTime? until;
    string? mode;
    int unlocked;

    BucketFiles(IAmazonS3 s3, BucketPlace place)
        : base($"{place}") => (this.s3, this.place) = (s3, place);

    public override IEnumerable<string> Names => versions.Keys;

    public override string? Locks =>
        unlocked > 0 ? $"not known to be locked: no lock was seen on {unlocked:N0} of the files that were read"
        : until is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"locked until {time:yyyy-MM-dd} at least ({mode})")
        : null;

    /// <exception cref="AmazonS3Exception">There is no such bucket, or no right to read it.</exception>
    public static async Task<BucketFiles> ListAsync(IAmazonS3 s3, BucketPlace place, CancellationToken cancellation)
    {
        var files = new BucketFiles(s3, place);
        var request = new ListVersionsRequest { BucketName = place.Bucket, Prefix = place.Prefix };
        await foreach (var page in s3.Paginators.ListVersions(request).Responses.WithCancellation(cancellation))
        {
            // The newest of a key come first.
            foreach (var version in (page.Versions ?? []).Where(version => version.IsDeleteMarker is not true))
            {
                files.versions[version.Key[place.Prefix.Length..]] = version.VersionId;
            }
        }

        return files;
    }

    public override async Task<Stream> OpenAsync(string name, CancellationToken cancellation)
    {
        if (!versions.TryGetValue(name, out var version))
        {
            throw new FileNotFoundException($"{name} is missing.");
        }

        var request = new GetObjectRequest
        {
            BucketName = place.Bucket,
            Key = place.KeyOf(name),
            VersionId = version,
        };
        var answer = await s3.GetObjectAsync(request, cancellation);
        Note(answer.ObjectLockMode?.Value, answer.ObjectLockRetainUntilDate);
        return answer.ResponseStream;
    }

    /// <summary>Adds a file where there is none; the bucket locks it.</summary>
    /// <returns>False where there is one already.</returns>
    public async Task<bool> TryAddAsync(string name, string content, CancellationToken cancellation)
    {
        if (Has(name))
        {
            return false;
        }

        try
        {
            // S3 takes a locked object only with a checksum:
            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-put-object
            var answer = await s3.PutObjectAsync(
                new()
                {
                    BucketName = place.Bucket,
                    Key = place.KeyOf(name),
                    ContentBody = content,
                    ContentType = "application/json",
                    ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
                    IfNoneMatch = "*",
                },
                cancellation
            );
            versions[name] = answer.VersionId;
            return true;
        }
        catch (AmazonS3Exception taken) when (taken.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    void Note(string? lockMode, DateTime? retained)
    {
        if (lockMode is null || retained is not { } time)
        {
            unlocked++;
        }
        else if (until is null || time < until)
        {
            (mode, until) = (lockMode, time);
        }
    }
}
