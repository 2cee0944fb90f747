using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Tests.Model.Simulated;
using MarketData.Trades;
using MarketData.Trades.Messages;
using MarketData.Trades.Recording;

namespace MarketData.Tests.Model.Trades;

/// <summary>A process of the task <c>record</c>.</summary>
sealed class SimulatedRecord : SimulatedProcess
{
    /// <summary>As the stack deploys it.</summary>
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(12);

    readonly RecordTask task;
    Task<RecordAnswer>? running;

    public SimulatedRecord(IStore store, ProcessTime time, Random random, Action<Call> arrived)
        : base(time, random) =>
        task = RecordTask.Create(
            SimulatedClients.Over(new Gate(this, arrived), Time),
            SettingsOf(store),
            new JsonLog(Log.Stream, Time),
            Time,
            random
        );

    /// <summary>The execution that it works for.</summary>
    public int Execution { get; private set; }

    public bool IsIdle => running is null && !IsDead;

    public bool IsBusy => running is { IsCompleted: false } && !IsDead;

    public bool HasAnswered => running is { IsCompleted: true } && !IsDead;

    public static RecordSettings SettingsOf(IStore store) =>
        new()
        {
            TradesTable = store.NameOf(Tables.Trades),
            AuditTrailTable = store.NameOf(Tables.TradesAuditTrail),
            StateTable = store.NameOf(Tables.TradesState),
            AuditKmsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/model",
            MetricsNamespace = "MarketData/model",
        };

    public void Invoke(int execution, RecordRequest request)
    {
        (Invocation, Execution) = (new Invocation([]), execution);
        running = TimedTask.RunAsync(
            end => task.HandleAsync(request, $"request-{execution}", end),
            Timeout,
            Time,
            CancellationToken.None
        );
    }

    /// <returns>Null where it failed in a way that the workflow tries again.</returns>
    public RecordAnswer? TakeAnswer()
    {
        var answer = running!;
        running = null;
        if (answer.Exception?.InnerException is { } failure and not UnavailableException)
        {
            throw new InvalidOperationException($"The workflow does not try this again: {failure.Message}", failure);
        }

        return answer.IsCompletedSuccessfully ? answer.Result : null;
    }
}
