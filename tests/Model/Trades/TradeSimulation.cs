using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Store;
using MarketData.Tests.Model.Topic;
using MarketData.Trades.Messages;

namespace MarketData.Tests.Model.Trades;

/// <summary>
/// Runs processes of <c>record</c> step by step on one thread, as <see cref="Simulation"/> runs those of the processor.
/// What fails or dies the workflow tries again.
/// </summary>
sealed class TradeSimulation
{
    const int MaxSteps = 100_000;

    readonly IStore store;
    readonly TradeSchedule schedule;
    readonly Random random;
    readonly Network network;
    readonly Traffic traffic;
    readonly WorldClock world = new(FedTrade.Executed.AddHours(1));
    readonly SimulatedRecord?[] processes;
    readonly Queue<int> waiting;
    readonly Dictionary<int, RecordAnswer> answers = [];

    public TradeSimulation(TradeSchedule schedule, IStore store)
    {
        (this.schedule, this.store) = (schedule, store);
        random = new Random(schedule.Seed);
        network = new Network(store, new TopicModel(), new QueueModel(), random);
        traffic = new Traffic(schedule.Faults);
        processes = new SimulatedRecord?[schedule.Processes];
        waiting = new(Enumerable.Range(0, schedule.Executions.Length));
        store.Leeway = new Leeway { Now = () => world.Now, ShowsLate = () => schedule.IsTorn && random.Next(2) == 0 };
    }

    /// <summary>By execution.</summary>
    public IReadOnlyDictionary<int, RecordAnswer> Answers => answers;

    public void RunToEnd() =>
        SameThread.Run(() =>
        {
            for (var steps = 0; answers.Count < schedule.Executions.Length || traffic.Moving.Any(); steps++)
            {
                Violation.Unless(steps < MaxSteps, $"it has not come to its end after {MaxSteps} steps");
                var choices = Choices().ToList();
                choices[random.Next(choices.Count)]();
                foreach (var process in processes.OfType<SimulatedRecord>().Where(process => process.HasAnswered))
                {
                    Settle(process);
                }

                traffic.Forget();
            }
        });

    IEnumerable<Action> Choices()
    {
        foreach (var call in traffic.Moving)
        {
            yield return () => Move(call);
        }

        if (world.NextDue is { } due)
        {
            yield return () => world.AdvanceTo(due);
        }

        foreach (var (i, process) in processes.Index())
        {
            if (waiting.Count > 0 && process is null or { IsDead: true } or { IsIdle: true })
            {
                yield return () => Invoke(process is { IsIdle: true } ? process : Start(i), waiting.Dequeue());
            }
        }
    }

    void Invoke(SimulatedRecord process, int execution) =>
        process.Invoke(execution, schedule.Executions[execution].ToRequest(execution));

    SimulatedRecord Start(int place) =>
        processes[place] = new SimulatedRecord(
            store,
            new ProcessTime(world, TimeSpan.FromSeconds(place * schedule.SkewSeconds)),
            random,
            traffic.Add
        );

    void Move(Call call)
    {
        world.Advance(TimeSpan.FromMilliseconds(random.Next(1, 10)));
        if (!call.IsOver)
        {
            call.Advance(network, kills: () => Kill((SimulatedRecord)call.Process));
        }
    }

    void Kill(SimulatedRecord process)
    {
        if (process.HasAnswered)
        {
            // Its time was over in the same step, before this.
            Settle(process);
        }
        else if (process.IsBusy)
        {
            waiting.Enqueue(process.Execution);
        }

        process.Die();
        traffic.Abandon(process);
    }

    void Settle(SimulatedRecord process)
    {
        if (process.TakeAnswer() is { } answer)
        {
            answers.Add(process.Execution, answer);
        }
        else
        {
            waiting.Enqueue(process.Execution);
        }
    }
}
