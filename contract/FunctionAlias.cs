namespace MarketData.Contract;

/// <summary>The names that lead to versions of the processor.</summary>
public static class FunctionAlias
{
    /// <summary>
    /// Everything invokes this: it leads to the version that is released, and during a gradual release to a second one.
    /// </summary>
    public const string Live = "live";
}
