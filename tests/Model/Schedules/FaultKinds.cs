namespace MarketData.Tests.Model.Schedules;

/// <summary>Which faults an operation can meet.</summary>
static class FaultKinds
{
    static readonly FaultKind[] OfAny =
    [
        FaultKind.Throttled,
        FaultKind.ServerError,
        FaultKind.Reset,
        FaultKind.AnswerLost,
        FaultKind.GivenUp,
        FaultKind.Stalled,
        FaultKind.DiesBefore,
        FaultKind.DiesMeanwhile,
        FaultKind.DiesAfterwards,
    ];

    static readonly FaultKind[] OfWrites = [.. OfAny, FaultKind.ServerErrorAfterwards, FaultKind.StalledAfterwards];

    public static FaultKind[] Of(string operation) =>
        operation switch
        {
            "TransactWriteItems" =>
            [
                .. OfWrites,
                FaultKind.GivenUpMeanwhile,
                FaultKind.Conflict,
                FaultKind.ItemThrottled,
            ],
            "UpdateItem" => [.. OfWrites, FaultKind.Conflict],
            "PublishBatch" => [.. OfWrites, FaultKind.Partial],
            "BatchGetItem" => [.. OfAny, FaultKind.Partial],
            _ => OfAny,
        };

    /// <summary>
    /// Whether the function retries until it is over, and answers as if nothing had happened. What it cannot recover
    /// from: its own end. What a topic does not take, the look at overdue alerts tries again.
    /// </summary>
    public static bool IsRetried(FaultKind kind) => !EndsInvocation(kind);

    /// <summary>
    /// Whether what an invocation that meets it has mailed may be mailed once more: the topic took it and the process
    /// does not know, or the process ended before it had marked what it mailed.
    /// </summary>
    public static bool LeavesMailsUnmarked(string operation, FaultKind kind) =>
        EndsInvocation(kind)
        || (
            operation == "PublishBatch"
            && kind
                is FaultKind.ServerErrorAfterwards
                    or FaultKind.AnswerLost
                    or FaultKind.StalledAfterwards
                    or FaultKind.GivenUp
        );

    static bool EndsInvocation(FaultKind kind) =>
        kind is FaultKind.DiesBefore or FaultKind.DiesMeanwhile or FaultKind.DiesAfterwards;
}
