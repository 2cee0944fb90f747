using System.Text;
using MarketData.Tests.Model.Schedules;

namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// One request of a process on its way: sent, begun, ended, answered. The simulation moves it from one to the next, so
/// that anything can happen between two of them.
/// </summary>
sealed class Call(SimulatedProcess process, string operation, byte[] body, CancellationToken cancellation)
{
    readonly TaskCompletionSource<HttpResponseMessage> answer = new();
    HttpResponseMessage? response;
    Func<HttpResponseMessage?>? end;

    public SimulatedProcess Process => process;
    public Invocation Invocation { get; } = process.Invocation;
    public string Operation => operation;
    public byte[] Body => body;
    public string Text => Encoding.UTF8.GetString(body);
    public FaultKind? Fault { get; set; }

    /// <summary>Which items of the request the fault is about, where it is not about others.</summary>
    public IReadOnlyList<int>? Hit { get; set; }

    /// <summary>Whether it is still on its way there.</summary>
    public bool IsSent => end is null && !IsOver;

    /// <summary>Nothing more will come of it, but its process does not know.</summary>
    public bool IsStalled { get; private set; }

    /// <summary>Its process does not wait for it any more; it may still be carried out.</summary>
    public bool IsAbandoned { get; private set; }

    public bool IsOver { get; private set; }

    /// <summary>Whether the process is still to learn how it ended.</summary>
    public bool IsAwaited => !IsOver && !IsAbandoned;

    public async Task<HttpResponseMessage> AnswerAsync()
    {
        using var cancelled = cancellation.Register(Cancel);
        return await answer.Task;
    }

    /// <summary>
    /// The process died, or gave up: what was not begun may be lost on the way, the rest goes on without it.
    /// </summary>
    public void Abandon(bool lostOnTheWay)
    {
        IsAbandoned = true;
        IsOver |= IsStalled || response is not null || (end is null && lostOnTheWay);
    }

    /// <param name="network">Where it goes.</param>
    /// <param name="kills">What becomes of the process when it dies over this call.</param>
    public void Advance(Network network, Action kills)
    {
        if (end is null)
        {
            Send(network, kills);
        }
        else if (response is null)
        {
            End(network, kills);
        }
        else
        {
            Finish(() => answer.TrySetResult(response));
        }
    }

    void Send(Network network, Action kills)
    {
        switch (Fault)
        {
            case FaultKind.Throttled
            or FaultKind.ServerError
            or FaultKind.Conflict
            or FaultKind.ItemThrottled
            or FaultKind.Malformed
            or FaultKind.Refused:
                Finish(() => answer.TrySetResult(FaultAnswer.To(this)));
                return;
            case FaultKind.Reset:
                Finish(() => answer.TrySetException(new HttpRequestException("Connection reset by peer.")));
                return;
            case FaultKind.Stalled:
                IsStalled = true;
                return;
            case FaultKind.DiesBefore:
                IsOver = true;
                kills();
                return;
            case FaultKind.GivenUp when IsAwaited:
                GiveUp();
                return;
        }

        end = network.Begin(this);
        if (Fault == FaultKind.DiesMeanwhile)
        {
            kills();
        }
        else if (Fault == FaultKind.GivenUpMeanwhile)
        {
            GiveUp();
        }
        else if (operation != "TransactWriteItems")
        {
            End(network, kills);
        }
    }

    void End(Network network, Action kills)
    {
        response = end!();
        if (response is null)
        {
            return;
        }

        IsOver = IsAbandoned;
        switch (Fault)
        {
            case FaultKind.AnswerLost:
                Finish(() => answer.TrySetException(new HttpRequestException("Connection reset by peer.")));
                break;
            case FaultKind.ServerErrorAfterwards:
                Finish(() => answer.TrySetResult(FaultAnswer.To(this)));
                break;
            case FaultKind.StalledAfterwards:
                IsStalled = !IsAbandoned;
                break;
            case FaultKind.DiesAfterwards:
                IsOver = true;
                kills();
                break;
        }
    }

    void GiveUp()
    {
        if (IsAwaited)
        {
            IsAbandoned = true;
            answer.TrySetException(new TaskCanceledException("The client's time-out.", new TimeoutException()));
        }
    }

    void Finish(Action inform)
    {
        IsOver = true;
        if (!IsAbandoned)
        {
            inform();
        }
    }

    void Cancel()
    {
        if (IsAwaited)
        {
            Abandon(process.LosesOnTheWay());
            Invocation.Meet(operation, Fault ?? FaultKind.GivenUp);
            answer.TrySetCanceled(cancellation);
        }
    }
}
