namespace MarketData.Domain.Rules;

public enum AlertStatus
{
    /// <summary>Stored, not yet known to be published.</summary>
    Pending,

    /// <summary>The topic took it.</summary>
    Notified,

    /// <summary>Raised by a replayed event: stored, and never published.</summary>
    Suppressed,
}
