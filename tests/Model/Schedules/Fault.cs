namespace MarketData.Tests.Model.Schedules;

/// <summary>What goes wrong with the nth call, from 0, of an operation in a schedule.</summary>
sealed record Fault(string Operation, int Nth, FaultKind Kind);

enum FaultKind
{
    /// <summary>Refused for the rate of requests.</summary>
    Throttled,

    /// <summary>HTTP 500, and nothing was done.</summary>
    ServerError,

    /// <summary>HTTP 500 after it was done.</summary>
    ServerErrorAfterwards,

    /// <summary>The connection is reset before the request arrives.</summary>
    Reset,

    /// <summary>It was done, and the connection is reset before the answer arrives.</summary>
    AnswerLost,

    /// <summary>The client's own time-out ends; the request arrives later all the same.</summary>
    GivenUp,

    /// <summary>The client's own time-out ends while the request is being carried out.</summary>
    GivenUpMeanwhile,

    /// <summary>It never arrives, and no answer comes.</summary>
    Stalled,

    /// <summary>It is done, but the answer does not come.</summary>
    StalledAfterwards,

    /// <summary>Another writer holds one of its items.</summary>
    Conflict,

    /// <summary>A transaction is cancelled because one of its items is throttled.</summary>
    ItemThrottled,

    /// <summary>A transaction is cancelled because one of its items is not as it must be.</summary>
    Malformed,

    /// <summary>It succeeds for a part of what it asked for.</summary>
    Partial,

    /// <summary>The right to do it was taken away.</summary>
    Refused,

    /// <summary>The process dies before the request leaves.</summary>
    DiesBefore,

    /// <summary>The process dies while the request is on its way or being done.</summary>
    DiesMeanwhile,

    /// <summary>The process dies after it was done, before the answer arrives.</summary>
    DiesAfterwards,
}
