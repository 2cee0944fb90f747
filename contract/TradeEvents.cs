namespace MarketData.Contract;

/// <summary>The events that start the processing of a trade. docs/trades.md is their contract.</summary>
public static class TradeEvents
{
    /// <summary>Every trading system's <c>source</c> begins with it.</summary>
    public const string SourcePrefix = "trading.";

    public const string DetailType = "Trade Event";

    /// <summary>What Step Functions takes as the input of an execution, in bytes.</summary>
    public const int MaxInputBytes = 256 * 1024;
}
