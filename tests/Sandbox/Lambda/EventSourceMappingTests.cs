namespace MarketData.SandboxTests.Lambda;

[CancelAfter(60_000)]
public sealed class EventSourceMappingTests
{
    const string Success = "{}";

    [Test]
    public async Task What_succeeded_is_deleted()
    {
        using var queue = await TestQueue.CreateAsync();
        await queue.SendAsync("a", "b", "c");
        await using var mapping = new RunningMapping(queue, _ => Answer(Success));

        Assert.That(queue.DepthAsync, Is.Zero.After(10).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(mapping.Bodies, Is.EquivalentTo(new[] { "a", "b", "c" }));
        Assert.That(mapping.Batches.First()[0].EventSource, Is.EqualTo("aws:sqs"));
    }

    [Test]
    public async Task Only_what_failed_comes_back_when_its_visibility_timeout_is_over()
    {
        using var queue = await TestQueue.CreateAsync(visibilitySeconds: 1);
        await queue.SendAsync("a", "poison", "c");
        await using var mapping = new RunningMapping(
            queue,
            records =>
                Answer(
                    RunningMapping.Failures(
                        records.Where(record => record.Body == "poison" && record.ReceiveCount == 1)
                    )
                )
        );

        Assert.That(queue.DepthAsync, Is.Zero.After(10).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(mapping.Bodies, Is.EquivalentTo(new[] { "a", "poison", "c", "poison" }));
    }

    [Test]
    public async Task What_failed_comes_back_when_the_function_has_said()
    {
        using var queue = await TestQueue.CreateAsync();
        await queue.SendAsync("poison");
        await using var mapping = new RunningMapping(
            queue,
            async records =>
            {
                if (records[0].ReceiveCount > 1)
                {
                    return Success;
                }

                await queue.Sqs.ChangeMessageVisibilityBatchAsync(
                    queue.Url,
                    [new("0", records[0].ReceiptHandle) { VisibilityTimeout = 1 }]
                );
                return RunningMapping.Failures(records);
            }
        );

        Assert.That(queue.DepthAsync, Is.Zero.After(10).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(mapping.Bodies, Is.EqualTo(new[] { "poison", "poison" }));
    }

    [Test]
    public async Task Poison_goes_to_the_dead_letter_queue_after_as_many_receives_as_the_queue_allows()
    {
        using var queue = await TestQueue.CreateAsync(maxReceiveCount: 3, visibilitySeconds: 1);
        await queue.SendAsync("a", "poison", "c");
        await using var mapping = new RunningMapping(
            queue,
            records => Answer(RunningMapping.Failures(records.Where(record => record.Body == "poison")))
        );

        Assert.That(
            queue.DeadLettersAsync,
            Is.EqualTo(new[] { "poison" }).After(10).Seconds.PollEvery(50).MilliSeconds
        );
        Assert.That(await queue.DepthAsync(), Is.Zero);
        Assert.That(mapping.Bodies.Count(body => body == "poison"), Is.EqualTo(3));
    }

    [TestCase(null)]
    [TestCase("not JSON")]
    [TestCase("""{"batchItemFailures":[{"itemIdentifier":"unknown"}]}""")]
    public async Task An_error_or_a_malformed_answer_brings_the_whole_batch_back(string? firstAnswer)
    {
        using var queue = await TestQueue.CreateAsync();
        await queue.SendAsync("a", "b");
        await using var mapping = new RunningMapping(
            queue,
            records => Answer(records.Any(record => record.ReceiveCount == 1) ? firstAnswer : Success)
        );

        Assert.That(queue.DepthAsync, Is.Zero.After(10).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(mapping.Bodies, Is.EquivalentTo(new[] { "a", "b", "a", "b" }));
    }

    [Test]
    public async Task Without_the_report_of_failures_any_answer_is_success()
    {
        using var queue = await TestQueue.CreateAsync();
        await queue.SendAsync("a");
        await using var mapping = new RunningMapping(
            queue,
            records => Answer(RunningMapping.Failures(records)),
            reportsBatchItemFailures: false
        );

        Assert.That(queue.DepthAsync, Is.Zero.After(10).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(mapping.Bodies, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task A_window_gathers_a_batch_from_several_receives()
    {
        using var queue = await TestQueue.CreateAsync();
        await queue.SendAsync([.. Enumerable.Range(0, 25).Select(number => $"{number}")]);
        await using var mapping = new RunningMapping(
            queue,
            _ => Answer(Success),
            batchSize: 20,
            windowSeconds: 5,
            maximumConcurrency: 1
        );

        Assert.That(queue.DepthAsync, Is.Zero.After(20).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(mapping.Batches.Select(batch => batch.Count), Is.EqualTo(new[] { 20, 5 }));
    }

    [Test]
    public async Task A_full_batch_does_not_wait_for_its_window()
    {
        using var queue = await TestQueue.CreateAsync();
        await queue.SendAsync([.. Enumerable.Range(0, 12).Select(number => $"{number}")]);
        await using var mapping = new RunningMapping(
            queue,
            _ => Answer(Success),
            batchSize: 12,
            windowSeconds: 300,
            maximumConcurrency: 1
        );

        Assert.That(queue.DepthAsync, Is.Zero.After(20).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(mapping.Batches.Single(), Has.Count.EqualTo(12));
    }

    [Test]
    public async Task No_more_invocations_are_under_way_than_the_maximum_concurrency()
    {
        using var queue = await TestQueue.CreateAsync();
        await queue.SendAsync([.. Enumerable.Range(0, 8).Select(number => $"{number}")]);
        var two = new TaskCompletionSource();
        var arrived = 0;
        await using var mapping = new RunningMapping(
            queue,
            async _ =>
            {
                if (Interlocked.Increment(ref arrived) == 2)
                {
                    two.SetResult();
                }

                await two.Task.WaitAsync(TimeSpan.FromSeconds(20));
                return Success;
            },
            batchSize: 1,
            maximumConcurrency: 2
        );

        Assert.That(queue.DepthAsync, Is.Zero.After(20).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(mapping.HighestConcurrency, Is.EqualTo(2));
    }

    [Test]
    public async Task When_it_is_drained_what_was_received_is_done_and_nothing_more_is_received()
    {
        using var queue = await TestQueue.CreateAsync();
        await queue.SendAsync("a");
        var (arrived, mayGoOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var mapping = new RunningMapping(
            queue,
            async _ =>
            {
                arrived.TrySetResult();
                await mayGoOn.Task.WaitAsync(TimeSpan.FromSeconds(20));
                return Success;
            },
            maximumConcurrency: 1
        );
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var drained = mapping.DrainAsync();
        mayGoOn.SetResult();
        await drained.WaitAsync(TimeSpan.FromSeconds(20));
        await queue.SendAsync("late");

        Assert.That(mapping.Bodies, Is.EqualTo(new[] { "a" }));
        Assert.That(await queue.DepthAsync(), Is.EqualTo(1), "only what came since");
    }

    static Task<string?> Answer(string? json) => Task.FromResult(json);
}
