namespace MarketData.Domain.Audit;

/// <param name="Chain">A symbol, or one of the chains of rejections.</param>
/// <param name="Records">How many records of it were read.</param>
/// <param name="First">The first thing wrong with it, or null.</param>
public sealed record ChainVerdict(string Chain, int Records, ChainFinding? First);

/// <summary>What is wrong at one place of a chain.</summary>
/// <param name="Kind">What was done, as far as it shows.</param>
/// <param name="Sequence">Where.</param>
/// <param name="Id">The record, where there is one.</param>
/// <param name="Evidence">Why, to go on after "record 7 of AAPL".</param>
public sealed record ChainFinding(Tampering Kind, long Sequence, string? Id, string Evidence);

public enum Tampering
{
    Changed,
    Removed,
    Inserted,
    Reordered,
}
