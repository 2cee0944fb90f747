namespace MarketData.Sandbox.Trades;

/// <summary>A trade to send.</summary>
/// <param name="Id">Its own, or null where that is what is wrong with it.</param>
/// <param name="Detail">JSON.</param>
/// <param name="AfterEvents">So many of the session's events are stored before it is sent: its own print among
/// them.</param>
/// <param name="Refusal">The code of the reason for which it must be refused; null where it must be recorded.</param>
public sealed record SandboxTrade(string? Id, string Detail, int AfterEvents, string? Refusal)
{
    /// <summary>The id of a trade that must have come to its end before this one is sent.</summary>
    public string? After { get; init; }
}
