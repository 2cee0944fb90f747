namespace MarketData.Ops.Releases;

/// <summary>What the alias of the processor leads to.</summary>
/// <param name="Version">Gets everything, or what the second one does not get.</param>
/// <param name="Second">During a gradual release, the version that is being released.</param>
/// <param name="Share">Of the second one, from 0 to 1.</param>
/// <param name="Journal">Of releases.</param>
/// <param name="Revision">Of the alias itself: it changes with each change of it.</param>
public sealed record LiveAlias(int Version, int? Second, double Share, ReleaseJournal Journal, string? Revision)
{
    public double ShareOf(int version) =>
        version == Version ? 1 - Share
        : version == Second ? Share
        : 0;
}
