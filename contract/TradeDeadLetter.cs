namespace MarketData.Contract;

/// <summary>
/// The members of a message in the dead-letter queue of a task: the state machine writes them, who redrives reads them.
/// What EventBridge could not start waits as the event itself.
/// </summary>
public static class TradeDeadLetter
{
    /// <summary>One of <see cref="TradeTasks"/>.</summary>
    public const string Task = "task";

    /// <summary>The ARN of the execution that failed.</summary>
    public const string Execution = "execution";

    /// <summary>The name of what failed last.</summary>
    public const string Error = "error";

    /// <summary>What it said.</summary>
    public const string Cause = "cause";

    /// <summary>Of the execution: the event.</summary>
    public const string Input = "input";

    public static IReadOnlyList<string> Members => [Task, Execution, Error, Cause, Input];
}
