using MarketData.Processor.Configuration;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Store;
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
    readonly Leeway leeway;
    readonly Schedule schedule;
    readonly Random random;
    readonly Network network;
    readonly Traffic traffic;
    readonly Troubles troubles;
    readonly ProcessorSettings settings;
    readonly ProcessorSettings newerSettings;
    readonly SimulatedFunction?[] processes;
    readonly List<ProcessLog> logs = [];
    readonly WorldClock world;
    readonly Buffer buffer;
    int newer;

    /// <param name="schedule">What happens.</param>
    /// <param name="store">The tables.</param>
    /// <param name="ofNewer">The variables of the newer version, where they differ.</param>
    public Simulation(Schedule schedule, IStore store, Func<ProcessorSettings, ProcessorSettings>? ofNewer = null)
    {
        (this.schedule, this.store, newer) = (schedule, store, schedule.NewerConsumers);
        world = new WorldClock(schedule.Start);
        random = new Random(schedule.Seed);
        network = new Network(store, Topic, Queues, random);
        traffic = new Traffic(schedule.Faults);
        troubles = new Troubles(schedule.Troubles, store, world);
        settings = SimulatedSettings.Of(store);
        newerSettings = ofNewer?.Invoke(settings) ?? settings;
        processes = new SimulatedFunction?[schedule.Consumers];
        buffer = new Buffer(world, random) { EarlyReturns = schedule.EarlyReturns, MaxReceives = schedule.MaxReceives };
        Queues.Hide = buffer.Hide;
        foreach (var (i, batch) in schedule.Batches.Index())
        {
            buffer.Send(batch.Select(place => schedule.Events[place]), world.Now.AddSeconds(i * schedule.PauseSeconds));
        }

        foreach (var change in schedule.RuleChanges)
        {
            world.At(world.Now.AddSeconds(change.Second), () => SimulatedRules.Put(store, change.Rule, change.Version));
        }

        leeway = new Leeway
        {
            Now = () => world.Now,
            IndexLag = schedule.IndexLag,
            LongestIndexLag = TimeSpan.FromSeconds(schedule.IndexLagSeconds),
            ShowsLate = () => schedule.IsTorn && random.Next(2) == 0,
        };
        store.Leeway = leeway;
    }

    public TopicModel Topic { get; } = new();

    public QueueModel Queues { get; } = new();

    public IReadOnlyList<Mail> Mails => network.Mails;

    /// <summary>What was received too often.</summary>
    public IReadOnlyList<Message> DeadLetters => buffer.DeadLetters;

    /// <summary>The messages that had to be delivered more than once so far.</summary>
    public IReadOnlyList<Message> Redelivered => buffer.Redelivered;

    /// <summary>What all processes together have counted.</summary>
    public int Sum(string metric) => logs.Sum(log => log.Sum(metric));

    /// <summary>For people to read.</summary>
    public string Errors => string.Concat(logs.Select(log => log.Errors));

    /// <summary>Delivers everything, as often as the queue would.</summary>
    public void DeliverAll() => SameThread.Run(RunToRest);

    /// <summary>
    /// Two minutes later another process looks for what was left. No fault is left, but indexes may still be behind.
    /// </summary>
    public void Sweep()
    {
        (traffic.IsFaulty, store.Leeway) = (false, leeway with { ShowsLate = () => false });
        SameThread.Run(() =>
        {
            world.Advance(TimeSpan.FromMinutes(2));
            Start(0).Invoke([]);
            RunToRest();
        });
    }

    /// <summary>From now on every process is of the newer version.</summary>
    public void EndDeployment()
    {
        Array.Clear(processes);
        newer = schedule.Consumers;
    }

    /// <summary>An operator moves the dead letters back, once.</summary>
    public void Redrive()
    {
        Array.Clear(processes);
        (buffer.MaxReceives, buffer.EarlyReturns) = (1, []);
        var moved = Queues.DeadLetters.Select(letter => schedule.Events.First(fed => fed.Body() == letter.Body));
        foreach (var batch in buffer.TakeDeadLetters().Select(message => message.Fed).Concat(moved).Chunk(10))
        {
            buffer.Send(batch, world.Now);
        }

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
        && !traffic.IsAwaitedBy(process)
        && !(process.Time.NextDue - world.Now <= LongestBackoff);

    /// <summary>What can happen next. Where nothing can, time passes until something can again.</summary>
    IEnumerable<Action> Choices()
    {
        var isQuiet = true;
        foreach (var call in traffic.Moving)
        {
            isQuiet = false;
            yield return () => Move(call);
        }

        if (world.NextDue - world.Now <= LongestBackoff)
        {
            isQuiet = false;
            yield return () => world.AdvanceTo(world.NextDue!.Value);
        }

        var visible = buffer.NextVisible;
        if (visible <= world.Now)
        {
            foreach (var (i, process) in processes.Index())
            {
                if (process is null or { IsDead: true } or { IsIdle: true })
                {
                    isQuiet = false;
                    yield return () => (process is { IsIdle: true } ? process : Start(i)).Invoke(buffer.Receive());
                }
            }
        }

        var next = visible > world.Now && !(world.NextDue < visible) ? visible : world.NextDue;
        if (isQuiet && next is not null)
        {
            yield return () => PassTime(next.Value);
        }
    }

    void PassTime(DateTimeOffset until)
    {
        world.AdvanceTo(until);
        if (random.Next(2) == 0)
        {
            store.Expire();
        }
    }

    void Move(Call call)
    {
        world.Advance(TimeSpan.FromMilliseconds(random.Next(1, 10)));
        if (traffic.IsFaulty && call.IsSent)
        {
            troubles.Hit(call);
        }

        if (!call.IsOver)
        {
            call.Advance(network, kills: () => Kill(call.Process));
        }
    }

    void Kill(SimulatedProcess process)
    {
        process.Die();
        traffic.Abandon(process);
    }

    void Settle(SimulatedFunction process)
    {
        var failures = process.TakeFailures();
        AnswerCheck.Holds(store, Queues, process, failures);
        foreach (var message in process.Batch.Where(message => !failures.Contains(message.Id)))
        {
            buffer.Delete(message);
        }
    }

    SimulatedFunction Start(int place)
    {
        var time = new ProcessTime(world, TimeSpan.FromSeconds(place * schedule.SkewSeconds));
        var isNewer = place < newer;
        var process = new SimulatedFunction(isNewer ? newerSettings : settings, time, random, traffic.Add)
        {
            IsNewer = isNewer,
        };
        logs.Add(process.Log);
        return processes[place] = process;
    }
}
