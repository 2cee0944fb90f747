namespace MarketData.Contract;

/// <summary>The events that the rule lets through to the buffer. docs/events.md is their contract.</summary>
public static class BusEvents
{
    /// <summary>Every exchange adapter's <c>source</c> begins with it.</summary>
    public const string SourcePrefix = "market.";

    public const string TradeExecution = "Trade Execution";
    public const string RawMarketData = "MarketData.Raw";
    public const string Quote = "Quote";

    /// <summary>The values of <c>detail-type</c>.</summary>
    public static IReadOnlyList<string> DetailTypes => [TradeExecution, RawMarketData, Quote];
}
