namespace MarketData.Domain.Audit;

/// <summary>A moment of which it is known where the chains ended.</summary>
/// <param name="Name">To go on with after "is not the one that stood there".</param>
/// <param name="Heads">Where they ended.</param>
/// <param name="RetiredKey">The key that was rotated out then, or 0.</param>
public sealed record Milestone(string Name, ChainHeads Heads, int RetiredKey = 0)
{
    public ChainHead Of(string chain) => Heads.Heads.GetValueOrDefault(chain);
}
