using Amazon.Runtime;

namespace Amazon.StepFunctions;

public class HistoryEventType(string value) : ConstantClass(value)
{
    public static readonly HistoryEventType ExecutionAborted = new("ExecutionAborted");

    public static readonly HistoryEventType ExecutionFailed = new("ExecutionFailed");

    public static readonly HistoryEventType ExecutionStarted = new("ExecutionStarted");

    public static readonly HistoryEventType ExecutionSucceeded = new("ExecutionSucceeded");

    public static readonly HistoryEventType ExecutionTimedOut = new("ExecutionTimedOut");

    public static readonly HistoryEventType FailStateEntered = new("FailStateEntered");

    public static readonly HistoryEventType ParallelStateEntered = new("ParallelStateEntered");

    public static readonly HistoryEventType TaskFailed = new("TaskFailed");

    public static readonly HistoryEventType TaskScheduled = new("TaskScheduled");

    public static readonly HistoryEventType TaskStateEntered = new("TaskStateEntered");

    public static readonly HistoryEventType TaskSucceeded = new("TaskSucceeded");

    public static readonly HistoryEventType TaskTimedOut = new("TaskTimedOut");

    public static HistoryEventType FindValue(string value) => FindValue<HistoryEventType>(value);

    public static implicit operator HistoryEventType(string value) => FindValue(value);
}
