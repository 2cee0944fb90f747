namespace MarketData.Contract;

/// <summary>
/// What the function counts for each batch; alarms and the dashboard read it. None has dimensions, and a few are
/// counted once more for each version.
/// </summary>
public static class MetricNames
{
    /// <summary>
    /// The dimension under which what the alarms of a release watch is counted once more, for each version of the
    /// function: CloudWatch bills each of its values as a metric.
    /// </summary>
    public const string OfVersion = "functionVersion";

    /// <summary>Messages that an invocation was given.</summary>
    public const string Received = "Received";

    /// <summary>Events that were stored.</summary>
    public const string Stored = "Stored";

    /// <summary>Messages whose event was stored before.</summary>
    public const string Duplicate = "Duplicate";

    /// <summary>Stored events that came too late to change a bar.</summary>
    public const string Late = "Late";

    /// <summary>Stored events whose time lay so far after their receipt that they change nothing.</summary>
    public const string Ahead = "Ahead";

    /// <summary>Messages that can never be stored, each counted when it is first recorded.</summary>
    public const string Rejected = "Rejected";

    /// <summary>Events that were not committed and will be delivered again.</summary>
    public const string Failed = "Failed";

    /// <summary>Alerts that were stored.</summary>
    public const string Alerts = "Alerts";

    /// <summary>
    /// Stored alerts that were found untold after five minutes; 1 where they could not be looked for.
    /// </summary>
    public const string OverdueAlerts = "OverdueAlerts";

    /// <summary>How often a symbol was decided on again, because another consumer had committed it first.</summary>
    public const string Conflicts = "Conflicts";

    /// <summary>Rows of the alert-rules table that are no rules which can be in force.</summary>
    public const string BadRules = "BadRules";

    /// <summary>Failures of the function's own making: a bug, not the network or a service.</summary>
    public const string Bugs = "Bugs";

    /// <summary>Milliseconds from the buffer's receipt of an event to its commit.</summary>
    public const string EventToCommit = "EventToCommit";

    /// <summary>Stored events that took longer from the buffer's receipt to their commit than was promised.</summary>
    public const string SlowCommits = "SlowCommits";

    /// <summary>Trades that were recorded.</summary>
    public const string TradesRecorded = "TradesRecorded";

    /// <summary>Trades that were recorded as refused, for reasons of the business.</summary>
    public const string TradesRejected = "TradesRejected";

    /// <summary>Trades whose id is that of another trade.</summary>
    public const string TradesConflicting = "TradesConflicting";

    /// <summary>Executions whose trade was recorded before.</summary>
    public const string TradesDuplicate = "TradesDuplicate";

    /// <summary>Recorded trades without market context.</summary>
    public const string TradesNotEnriched = "TradesNotEnriched";

    /// <summary>Milliseconds from a trade's event to its record.</summary>
    public const string EventToRecord = "EventToRecord";
}
