using System.Globalization;
using System.Text;
using System.Text.Json;
using MarketData.Benchmarks.Aws;
using MarketData.Contract;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Store;

namespace MarketData.Benchmarks.Capacity;

/// <summary>One scenario, from the opening until everything is stored, or for as long as that may take.</summary>
sealed class CapacityRun
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    static readonly DateTimeOffset Opening = new(2026, 11, 20, 14, 30, 0, TimeSpan.Zero);

    readonly WorldClock world = new(Opening);
    readonly Scenario scenario;
    readonly Random random;
    readonly Arrivals arrivals;
    readonly CapacityQueue queue;
    readonly Mapping mapping;
    readonly List<QueuedEvent> events = [];
    int stored;

    CapacityRun(Scenario scenario)
    {
        (this.scenario, random) = (scenario, new Random(scenario.Seed));
        arrivals = new Arrivals(scenario, random);
        queue = new CapacityQueue(world, scenario.HasFairQueue);
        Aws = new SimulatedAws(
            world,
            random,
            new TableCapacity(scenario.TablePeak),
            new RequestUnits(scenario.HasSymbolIndex),
            Queues,
            Stored
        );
        var store = new ModelStore(Aws.Store);
        Aws.Store.Leeway = new Leeway { Now = () => world.Now };
        Queues.Hide = (receiptHandle, time) =>
            events[int.Parse(receiptHandle, CultureInfo.InvariantCulture)].HiddenUntil = world.Now + time;
        PutRules();
        var settings = SimulatedSettings.Of(store);
        mapping = new Mapping(
            scenario,
            world,
            random,
            queue,
            start: () => new FunctionProcess(world, Aws, settings, random)
        );
    }

    SimulatedAws Aws { get; }

    QueueModel Queues { get; } = new();

    public static CapacityResult Of(Scenario scenario)
    {
        var run = new CapacityRun(scenario);
        SameThread.Run(run.Play);
        return run.Result();
    }

    void PutRules()
    {
        using var rules = JsonDocument.Parse(AlertRules.OfNewDeployment);
        foreach (var rule in rules.RootElement.EnumerateArray())
        {
            var put = $$"""{"TableName": "{{Tables.AlertRules.Purpose}}", "Item": {{rule.GetRawText()}}}""";
            Aws.Store.Begin("PutItem", Encoding.UTF8.GetBytes(put))();
        }
    }

    void Play()
    {
        var end = Opening.AddSeconds(scenario.Seconds);
        for (var tick = Opening; tick < end; tick += Arrivals.Tick)
        {
            var now = tick;
            world.At(now, () => Put(now));
        }

        for (var tick = end; stored < events.Count || world.Now < end; tick += Arrivals.Tick)
        {
            if (tick > end + Patience)
            {
                return;
            }

            world.AdvanceTo(tick);
            mapping.Pump();
        }
    }

    void Put(DateTimeOffset now)
    {
        foreach (var symbol in arrivals.At(now - Opening))
        {
            var put = new QueuedEvent(events.Count, symbol, now);
            events.Add(put);
            world.At(
                now + AwsLimits.Bus.Draw(random),
                () =>
                {
                    queue.Send(put);
                    mapping.Pump();
                }
            );
        }

        mapping.Pump();
    }

    void Stored(string eventId)
    {
        var number = int.Parse(eventId[(eventId.LastIndexOf('|') + 1)..], CultureInfo.InvariantCulture);
        events[number].StoredAt ??= world.Now;
        stored++;
    }

    CapacityResult Result()
    {
        var end = Opening.AddSeconds(scenario.Seconds);
        return new CapacityResult
        {
            Scenario = scenario,
            Put = events.Count,
            Stored = stored,
            StoredInTime = events.Count(one => one.StoredAt <= end),
            Drained = events.Max(one => one.StoredAt ?? world.Now) - end,
            Hot = PutToStored.Of(events.Where(one => one.IsHot)),
            Quiet = PutToStored.Of(events.Where(one => !one.IsHot)),
            Transactions = Aws.Transactions,
            Conflicts = Aws.Conflicts,
            Throttled = Aws.Throttled,
            DeadLetters = queue.DeadLetters + Queues.DeadLetters.Count,
            Failures = queue.Failures,
            Invocations = mapping.Invocations,
            Duration = mapping.Duration,
        };
    }
}
