using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Releases;

/// <summary>A version as <c>release list</c> shows it.</summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="Share">Of the work that it is given, from 0 to 1.</param>
/// <param name="Published">When.</param>
/// <param name="LiveSince">Null where it is not live, or the journal does not say.</param>
/// <param name="Withdrawn">It was taken back.</param>
/// <param name="CodeSha256">Of its package, in Base64: versions that share it differ in their settings alone.</param>
public sealed record ListedVersion(
    int Version,
    double Share,
    DateTimeOffset Published,
    DateTimeOffset? LiveSince,
    bool Withdrawn,
    string CodeSha256
);

/// <summary>The versions, the newest first.</summary>
/// <param name="Gradual">Versions are released by steps.</param>
/// <param name="Running">The id of the deployment of CodeDeploy that is under way, if any.</param>
/// <param name="Versions">All that there are.</param>
public sealed record ReleaseList(bool Gradual, string? Running, IReadOnlyList<ListedVersion> Versions)
{
    public static async Task<ReleaseList> ReadAsync(
        ProcessorVersions versions,
        GradualRelease gradual,
        CancellationToken cancellation
    )
    {
        var alias = await versions.ReadAliasAsync(cancellation);
        var (isSet, running) = await gradual.LookAsync(cancellation);
        return new(
            isSet,
            running,
            [
                .. (await versions.ListAsync(cancellation)).Select(version => new ListedVersion(
                    version.Number,
                    alias.ShareOf(version.Number),
                    version.Published,
                    version.Number == alias.Version ? alias.Journal.ReleasedAt(version.Number) : null,
                    alias.Journal.IsWithdrawn(version.Number),
                    version.CodeSha256
                )),
            ]
        );
    }

    public Answer ToAnswer() => Answer.Of(Operation.Success, this, ReleasesJson.Default.ReleaseList, WriteText);

    void WriteText(TextWriter output)
    {
        output.WriteLine("version  work   published             code          ");
        foreach (var version in Versions)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{version.Version, 7}  {Share(version), 5}  {UtcText.OfMinute(version.Published)}  "
                        + $"{version.CodeSha256[..Math.Min(12, version.CodeSha256.Length)]}{Note(version)}"
                )
            );
        }

        output.WriteLine(
            Running is not null ? $"A release is under way: CodeDeploy's {Running}."
            : Gradual ? "What a deployment makes waits for `release promote`."
            : "A deployment releases its version at once."
        );
    }

    static string Share(ListedVersion version) =>
        version.Share > 0 ? version.Share.ToString("0 %", CultureInfo.InvariantCulture) : "";

    static string Note(ListedVersion version) =>
        version.LiveSince is { } since ? $"  live since {UtcText.OfMinute(since)}"
        : version.Withdrawn ? "  taken back"
        : "";
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReleaseList))]
[JsonSerializable(typeof(ReleaseOutcome))]
sealed partial class ReleasesJson : JsonSerializerContext;
