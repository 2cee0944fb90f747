namespace MarketData.Contract;

/// <summary>
/// The <c>message</c> of a log line. There are these and no others, so that a saved query can only look for one that
/// the function writes.
/// </summary>
public sealed record LogEvent
{
    public static readonly LogEvent StartFailed = new("start failed");
    public static readonly LogEvent ProcessEnded = new("process ended");
    public static readonly LogEvent InvocationFailed = new("invocation failed");

    public static readonly LogEvent EventNotDecoded = new("event not decoded");
    public static readonly LogEvent NothingDecided = new("alert rules or audit keys not read; nothing is decided");
    public static readonly LogEvent CommitFailed = new("commit failed");
    public static readonly LogEvent SharedCommitFailed = new(
        "commit of several symbols failed; each goes on by itself"
    );

    public static readonly LogEvent EventRejected = new("event rejected");
    public static readonly LogEvent RejectionsNotRecorded = new("rejections not recorded");

    public static readonly LogEvent RejectionsNotMoved = new("rejections not moved to the dead-letter queue");
    public static readonly LogEvent RedeliveryNotDelayed = new("redelivery left to the visibility timeout");

    public static readonly LogEvent RuleSkipped = new("alert rule skipped");
    public static readonly LogEvent RulesNotRead = new("alert rules not read again; the previous ones stay in force");

    public static readonly LogEvent KeysNotRead = new("audit keys not read again; the known ones go on");

    public static readonly LogEvent TradeRefused = new("trade refused");
    public static readonly LogEvent ParametersNotRead = new(
        "parameters not read again; the former values stay in force"
    );

    public static readonly LogEvent TimeZoneNotKnown = new("time zone of the desk not known; e-mails tell UTC alone");
    public static readonly LogEvent AlertsNotPublished = new("alerts not published");
    public static readonly LogEvent AlertRefused = new("alert refused by the topic");
    public static readonly LogEvent AlertsWaitForDigest = new("alerts wait for a digest");
    public static readonly LogEvent MessagesNotCounted = new("messages not counted");
    public static readonly LogEvent OverdueAlertsNotPublished = new("overdue alerts not published");

    /// <summary>The invocation ran out of time in a step, which <see cref="LogFields.Step"/> names.</summary>
    public static readonly LogEvent OutOfTime = new("out of time");

    /// <summary>A failure of the function's own making; counted as <see cref="MetricNames.Bugs"/>.</summary>
    public static readonly LogEvent Bug = new("bug");

    LogEvent(string message) => Message = message;

    public string Message { get; }

    public override string ToString() => Message;
}
