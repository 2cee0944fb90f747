namespace MarketData.Domain.Rules;

public enum AlertStatus
{
    /// <summary>Stored, not yet known to be published.</summary>
    Pending,

    /// <summary>The topic took it.</summary>
    Notified,

    /// <summary>Raised by a replayed event: stored, and never published.</summary>
    Suppressed,

    /// <summary>Its event was old when it was decided on, as after a backlog: stored, and never published.</summary>
    Stale,
}
