using System.Globalization;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using MarketData.Contract;

namespace MarketData.Ops.Releases;

/// <summary>The versions of a function, and the alias that leads to the released one.</summary>
public sealed class ProcessorVersions(IAmazonLambda lambda, string function)
{
    public string Function => function;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<PublishedVersion>> ListAsync(CancellationToken cancellation)
    {
        var versions = new List<PublishedVersion>();
        var request = new ListVersionsByFunctionRequest { FunctionName = function };
        do
        {
            var page = await lambda.ListVersionsByFunctionAsync(request, cancellation);
            versions.AddRange((page.Versions ?? []).Select(Read).OfType<PublishedVersion>());
            request.Marker = page.NextMarker;
        } while (request.Marker is { Length: > 0 });

        return [.. versions.OrderByDescending(version => version.Number)];
    }

    public async Task<LiveAlias> ReadAliasAsync(CancellationToken cancellation)
    {
        var request = new GetAliasRequest { FunctionName = function, Name = FunctionAlias.Live };
        var alias = await lambda.GetAliasAsync(request, cancellation);
        var weights = alias.RoutingConfig?.AdditionalVersionWeights ?? [];
        return new(
            Number(alias.FunctionVersion),
            weights.Keys.Select(version => (int?)Number(version)).FirstOrDefault(),
            weights.Values.FirstOrDefault(),
            ReleaseJournal.Parse(alias.Description),
            alias.RevisionId
        );
    }

    /// <summary>All of the way leads to this version. Refused where somebody has changed the alias meanwhile.</summary>
    public Task MoveAsync(LiveAlias from, int version, ReleaseJournal journal, CancellationToken cancellation) =>
        lambda.UpdateAliasAsync(
            new()
            {
                FunctionName = function,
                Name = FunctionAlias.Live,
                FunctionVersion = version.ToString(CultureInfo.InvariantCulture),
                // Without it the weights would stay.
                RoutingConfig = new() { AdditionalVersionWeights = [] },
                Description = journal.ToString(),
                RevisionId = from.Revision,
            },
            cancellation
        );

    public Task NoteAsync(LiveAlias alias, ReleaseJournal journal, CancellationToken cancellation) =>
        lambda.UpdateAliasAsync(
            new()
            {
                FunctionName = function,
                Name = FunctionAlias.Live,
                Description = journal.ToString(),
                RevisionId = alias.Revision,
            },
            cancellation
        );

    /// <summary>Null for <c>$LATEST</c>, which is no version.</summary>
    static PublishedVersion? Read(FunctionConfiguration version) =>
        int.TryParse(version.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(
                number,
                DateTimeOffset.Parse(
                    version.LastModified ?? "",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal
                ),
                version.CodeSha256 ?? ""
            )
            : null;

    static int Number(string? version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException(
                $"The alias {FunctionAlias.Live} leads to '{version}', but must lead to a published version."
            );
}
