using MarketData.Processor.Configuration;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Topic;

namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// Runs processes of the function over a network and clocks that stand still until it moves one of them by a step, on
/// one thread. Which one, the schedule's seed says: a run can be repeated, and everything can happen between two calls.
/// </summary>
sealed class Simulation
{
    /// <summary>No schedule comes near; a function that tries for ever does.</summary>
    const int MaxSteps = 100_000;

    static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(1);

    readonly IStore store;
    readonly Schedule schedule;
    readonly Random random;
    readonly Network network;
    readonly Traffic traffic;
    readonly ProcessorSettings settings;
    readonly SimulatedFunction?[] processes;
    readonly List<ProcessLog> logs = [];
    Buffer buffer;
    DateTimeOffset latest = FedEvent.Opening.AddHours(2);

    public Simulation(Schedule schedule, IStore store)
    {
        (this.schedule, this.store) = (schedule, store);
        random = new Random(schedule.Seed);
        network = new Network(store, Topic, random);
        traffic = new Traffic(schedule.Faults);
        settings = SimulatedSettings.Of(store);
        processes = new SimulatedFunction?[schedule.Consumers];
        buffer = new Buffer(schedule.Batches.Select(batch => batch.Select(place => schedule.Events[place])));
        store.IndexLag = schedule.IndexLag;
    }

    public TopicModel Topic { get; } = new();

    public IReadOnlyList<Mail> Mails => network.Mails;

    /// <summary>The messages that had to be delivered more than once so far.</summary>
    public IReadOnlyList<Message> Redelivered => buffer.Redelivered;

    /// <summary>What all processes together have counted.</summary>
    public int Sum(string metric) => logs.Sum(log => log.Sum(metric));

    /// <summary>For people to read.</summary>
    public string Errors => string.Concat(logs.Select(log => log.Errors));

    /// <summary>Delivers everything, as often as the queue would.</summary>
    public void DeliverAll() => SameThread.Run(RunToRest);

    /// <summary>Two minutes later another process looks for what was left, and no fault is left.</summary>
    public void Sweep()
    {
        (traffic.IsFaulty, store.IndexLag) = (false, 0);
        latest += TimeSpan.FromMinutes(2);
        SameThread.Run(() =>
        {
            Start(0).Invoke([]);
            RunToRest();
        });
    }

    /// <summary>An operator moves the dead letters back, once.</summary>
    public void Redrive()
    {
        Array.Clear(processes);
        buffer = new Buffer(buffer.DeadLetters.Select(message => message.Fed).Chunk(10)) { MaxReceives = 1 };
        DeliverAll();
    }

    void RunToRest()
    {
        for (var steps = 0; Choices().ToList() is { Count: > 0 } choices; steps++)
        {
            Violation.Unless(steps < MaxSteps, $"it has not come to rest after {MaxSteps} steps");
            choices[schedule.Seed == 0 ? 0 : random.Next(choices.Count)]();
            foreach (var process in processes.OfType<SimulatedFunction>().Where(process => process.HasAnswered))
            {
                Settle(process);
            }

            traffic.Forget();
            if (Array.Find(processes, IsElsewhere) is not null)
            {
                throw new InvalidOperationException(
                    "The function went on on another thread, where the simulation cannot follow."
                );
            }
        }
    }

    bool IsElsewhere(SimulatedFunction? process) =>
        process is { IsBusy: true }
        && !traffic.IsAwaitedBy(process, stalled: true)
        && !(process.Time.NextDue - process.Time.Now <= LongestBackoff);

    IEnumerable<Action> Choices()
    {
        foreach (var call in traffic.Moving)
        {
            yield return () => Move(call);
        }

        foreach (var (i, process) in processes.Index())
        {
            if (
                process?.Time.NextDue is { } due
                && (due - process.Time.Now <= LongestBackoff || !traffic.IsAwaitedBy(process, stalled: false))
            )
            {
                yield return () => process.Time.AdvanceTo(due);
            }

            if (process is null or { IsDead: true } or { IsIdle: true } && !buffer.IsEmpty)
            {
                yield return () =>
                    (process is { IsIdle: true } ? Refreshed(process) : Start(i)).Invoke(buffer.Receive());
            }
        }
    }

    void Move(Call call)
    {
        var time = call.Process.Time;
        time.AdvanceTo(time.Now.AddMilliseconds(random.Next(1, 10)));
        if (!call.IsOver)
        {
            call.Advance(network, kills: () => Kill(call.Process));
        }
    }

    void Kill(SimulatedFunction process)
    {
        if (process.IsDead)
        {
            return;
        }

        process.Die();
        traffic.Abandon(process);
        foreach (var message in process.Batch)
        {
            buffer.Return(message);
        }
    }

    void Settle(SimulatedFunction process)
    {
        latest = process.Time.Now > latest ? process.Time.Now : latest;
        var failures = process.TakeFailures();
        AnswerCheck.Holds(store, process, failures);
        foreach (var message in process.Batch.Where(message => failures.Contains(message.Id)))
        {
            buffer.Return(message);
        }
    }

    SimulatedFunction Start(int place)
    {
        var process = new SimulatedFunction(settings, SimulatedSettings.AuditKey, latest, random, traffic.Add);
        logs.Add(process.Log);
        return processes[place] = process;
    }

    SimulatedFunction Refreshed(SimulatedFunction process)
    {
        process.Time.AdvanceTo(latest);
        return process;
    }
}
