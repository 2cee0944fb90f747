namespace MarketData.Domain.Trades;

/// <summary>What is known about a trade besides what it says itself.</summary>
/// <param name="Market">Absent where nothing is known of the market.</param>
/// <param name="Reference">JSON of the reference data about its instrument; absent where none was given.</param>
/// <param name="Missing">A sentence for each of the two that is absent, after its code.</param>
public sealed record Enrichment(MarketContext? Market, string? Reference, IReadOnlyList<Missing> Missing)
{
    public bool IsEnriched => Market is not null || Reference is not null;
}

/// <summary>What a trade was not enriched with, and why.</summary>
public sealed record Missing(MissingReason Reason, string Message);

public enum MissingReason
{
    /// <summary>It is no trade that could be enriched.</summary>
    NotATrade,

    /// <summary>It names no instrument.</summary>
    NoSymbol,

    /// <summary>The market-data stack is not deployed.</summary>
    NoMarketData,

    /// <summary>Nothing was known of the instrument at that time.</summary>
    NoContext,

    /// <summary>No endpoint is set.</summary>
    NoReferenceData,

    /// <summary>It gave no answer in time, or not in this number of tries.</summary>
    ReferenceUnreachable,

    /// <summary>It asked to come back later than there is time.</summary>
    ReferenceThrottled,

    /// <summary>It answered with an error.</summary>
    ReferenceRefused,

    /// <summary>Its answer is no JSON object, or too large.</summary>
    ReferenceUnusable,
}
