namespace MarketData.Sandbox.Trades;

/// <summary>A trade to send.</summary>
/// <param name="Id">Its own, or null where that is what is wrong with it.</param>
/// <param name="Detail">JSON.</param>
/// <param name="AfterEvents">So many of the session's events are stored before it is sent: its own print among them.</param>
/// <param name="Expected">What must become of it.</param>
public sealed record SandboxTrade(string? Id, string Detail, int AfterEvents, TradeOutcome Expected)
{
    /// <summary>The id of a trade that must have come to its end before this one is sent.</summary>
    public string? After { get; init; }
}

/// <summary>What becomes of a trade.</summary>
public abstract record TradeOutcome
{
    TradeOutcome() { }

    public sealed record Recorded : TradeOutcome;

    /// <param name="Reason">Code of the reason.</param>
    public sealed record Refused(string Reason) : TradeOutcome;

    /// <summary>The bus cannot start an execution for it.</summary>
    public sealed record NotStarted : TradeOutcome;
}
