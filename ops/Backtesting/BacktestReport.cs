namespace MarketData.Ops.Backtesting;

/// <summary>All that a backtest has to say.</summary>
/// <param name="Source">Where the session comes from.</param>
/// <param name="Settings">Which limits were applied.</param>
/// <param name="First">The rules.</param>
/// <param name="Second">Those that they are compared with, or null.</param>
public sealed record BacktestReport(string Source, TriedSettings Settings, TriedRules First, TriedRules? Second)
{
    /// <summary>What mails could still depend on.</summary>
    public static readonly IReadOnlyList<string> NotModelled =
    [
        "Nothing is known of a symbol before the session's first event: no bars, no close of the day before, and "
            + "nothing that a rule remembers. A deployment that runs knows them.",
        "Of a file each event is decided on alone, at its own time: none is stale, ahead, or late for its bar. The "
            + "function sorts those of one batch by time and identity, so that of several prints of one instant "
            + "another may be the one that alerts. Stored events are decided on as they were: then, and with the same "
            + "others.",
        "A digest can be sent up to three and a half minutes after its minute, and in more than one part. It is shown "
            + "at the end of its minute.",
        "Filter policies of subscriptions: what is shown is what the topic is given.",
    ];

    public RuleComparison? Comparison { get; } = Second is null ? null : RuleComparison.Of(First.Result, Second.Result);

    public IReadOnlyList<TriedRules> Tried => Second is null ? [First] : [First, Second];
}
