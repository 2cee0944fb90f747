using MarketData.Tests.Model.Simulated;

namespace MarketData.Benchmarks.Capacity;

/// <summary>
/// The event-source mapping: it gathers batches from the queue and has the function work on them, as many at a time as
/// its pollers and the concurrency allow.
/// </summary>
sealed class Mapping(
    Scenario scenario,
    WorldClock world,
    Random random,
    CapacityQueue queue,
    Func<FunctionProcess> start
)
{
    readonly DateTimeOffset startedAt = world.Now;
    readonly List<Gathered> gathering = [];
    readonly Stack<FunctionProcess> idle = [];
    int turn;

    public int Busy { get; private set; }

    /// <summary>Of all invocations, with the waiting for AWS.</summary>
    public TimeSpan Duration { get; private set; }

    public int Invocations { get; private set; }

    int Limit =>
        Math.Min(
            scenario.Concurrency,
            AwsLimits.FirstPollers + (int)(AwsLimits.PollersPerMinute * (world.Now - startedAt).TotalMinutes)
        );

    /// <summary>Takes what is there into batches.</summary>
    public void Pump()
    {
        while (Open() is { } batch && queue.Receive() is { } queued)
        {
            batch.Events.Add(queued);
            if (batch.Events.Count == 1)
            {
                world.At(
                    world.Now + (scenario.IsThroughputProfile ? AwsLimits.BatchWindow : default),
                    () => Close(batch)
                );
            }

            if (batch.Events.Count == scenario.BatchSize)
            {
                Close(batch);
            }
        }
    }

    /// <summary>Pollers take turns; a batch that waits for more holds its place among those at work.</summary>
    Gathered? Open()
    {
        var pollers = scenario.IsThroughputProfile ? AwsLimits.FirstPollers : 1;
        while (gathering.Count < pollers && Busy + gathering.Count < Limit)
        {
            gathering.Add(new Gathered());
        }

        return gathering.Count == 0 ? null : gathering[turn++ / 10 % gathering.Count];
    }

    void Close(Gathered batch)
    {
        if (gathering.Remove(batch))
        {
            Busy++;
            world.At(world.Now + AwsLimits.Receive.Draw(random), () => _ = InvokeAsync(batch.Events));
        }
    }

    async Task InvokeAsync(List<QueuedEvent> events)
    {
        var isWarm = idle.TryPop(out var process);
        process ??= start();
        await WaitAsync(AwsLimits.Invoke.Draw(random) + (isWarm ? default : AwsLimits.ColdStart.Draw(random)));
        var began = world.Now;
        await WaitAsync(AwsLimits.ProcessorTime(events.Count));
        var failed = await process.HandleAsync(events);
        Invocations++;
        Duration += world.Now - began;
        foreach (var queued in events)
        {
            if (failed.Contains(queued.Number))
            {
                queue.Fail(queued);
            }
            else
            {
                queue.Delete(queued);
            }
        }

        idle.Push(process);
        Busy--;
        Pump();
    }

    Task WaitAsync(TimeSpan time)
    {
        var waited = new TaskCompletionSource();
        world.At(world.Now + time, waited.SetResult);
        return waited.Task;
    }

    sealed class Gathered
    {
        public List<QueuedEvent> Events { get; } = [];
    }
}
