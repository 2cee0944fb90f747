using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MarketData.Ops.Copies;

/// <summary>A place in a bucket, as in <c>s3://BUCKET/PREFIX</c>.</summary>
/// <param name="Bucket">Its name.</param>
/// <param name="Prefix">Empty, or with a slash at its end.</param>
public sealed partial record BucketPlace(string Bucket, string Prefix)
{
    const string Scheme = "s3://";

    public static bool IsOne(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    public static bool TryParse(string text, [NotNullWhen(true)] out BucketPlace? place)
    {
        var match = Form().Match(text);
        var prefix = match.Groups["prefix"].Value.Trim('/');
        place = match.Success ? new(match.Groups["bucket"].Value, prefix.Length == 0 ? "" : $"{prefix}/") : null;
        return match.Success;
    }

    public string KeyOf(string name) => Prefix + name;

    public override string ToString() => $"{Scheme}{Bucket}/{Prefix}".TrimEnd('/');

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html</summary>
    [GeneratedRegex("^s3://(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/(?<prefix>.*))?$")]
    private static partial Regex Form();
}
