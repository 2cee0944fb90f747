namespace MarketData.Domain.Audit;

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
