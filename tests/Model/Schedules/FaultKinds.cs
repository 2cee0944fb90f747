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
    /// from: its own end, that of its time, a topic that fails, and rules that it cannot read at first.
    /// </summary>
    public static bool IsRetried(string operation, FaultKind kind) =>
        operation is not ("PublishBatch" or "Scan")
        && kind
            is not (
                FaultKind.Stalled
                or FaultKind.StalledAfterwards
                or FaultKind.DiesBefore
                or FaultKind.DiesMeanwhile
                or FaultKind.DiesAfterwards
            );
}
