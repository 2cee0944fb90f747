namespace MarketData.Tests.Model.Schedules;

/// <summary>Which faults an operation can meet.</summary>
static class FaultKinds
{
    static readonly FaultKind[] OfAny =
    [
        FaultKind.Throttled, FaultKind.ServerError, FaultKind.Reset, FaultKind.AnswerLost, FaultKind.GivenUp, FaultKind.Stalled,
        FaultKind.DiesBefore, FaultKind.DiesMeanwhile, FaultKind.DiesAfterwards,
    ];

    static readonly FaultKind[] OfWrites = [.. OfAny, FaultKind.ServerErrorAfterwards, FaultKind.StalledAfterwards];

    public static FaultKind[] Of(string operation) => operation switch
    {
        "TransactWriteItems" => [.. OfWrites, FaultKind.Conflict, FaultKind.ItemThrottled],
        "UpdateItem" => [.. OfWrites, FaultKind.Conflict],
        "PublishBatch" => [.. OfWrites, FaultKind.Partial],
        "BatchGetItem" => [.. OfAny, FaultKind.Partial],
        _ => OfAny,
    };
}
