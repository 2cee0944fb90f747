using System.Text.Json;
using Amazon.SQS.Model;
using MarketData.SandboxTests.Lambda;

namespace MarketData.SandboxTests;

/// <summary>Redriving a dead-letter queue, as SQS does it.</summary>
[CancelAfter(60_000)]
public sealed class MoveTaskTests
{
    EmulatorApi api = null!;

    [OneTimeSetUp]
    public async Task ConnectAsync() => api = new((await LocalEngines.MotoAsync()).Endpoint);

    [OneTimeTearDown]
    public void Dispose() => api.Dispose();

    [Test]
    public async Task What_failed_too_often_goes_back_to_where_it_failed()
    {
        using var queue = await FailedAsync("poison");

        await StartAsync(queue);

        var task = await TaskAsync(queue);
        Assert.That(task.GetProperty("Status").GetString(), Is.EqualTo("COMPLETED"));
        Assert.That(task.GetProperty("ApproximateNumberOfMessagesMoved").GetInt32(), Is.EqualTo(1));
        Assert.That(task.TryGetProperty("TaskHandle", out _), Is.False, "only a task that runs has one");
        Assert.That(await queue.DeadLettersAsync(), Is.Empty);
        var again = await ReceiveAsync(queue);
        Assert.That(again.Body, Is.EqualTo("poison"));
        Assert.That(again.Attributes!["ApproximateReceiveCount"], Is.EqualTo("1"), "it is a new message");
    }

    [Test]
    public async Task What_was_sent_to_a_dead_letter_queue_has_no_way_back_of_its_own()
    {
        using var queue = await TestQueue.CreateAsync();
        await queue.Sqs.SendMessageAsync(
            new SendMessageRequest { QueueUrl = queue.DeadLetterUrl, MessageBody = "rejected" }
        );

        await StartAsync(queue);

        var task = await TaskAsync(queue);
        Assert.That(task.GetProperty("Status").GetString(), Is.EqualTo("FAILED"));
        Assert.That(task.GetProperty("FailureReason").GetString(), Is.EqualTo("CouldNotDetermineMessageSource"));
        Assert.That(await queue.DeadLettersAsync(), Is.EqualTo(new[] { "rejected" }));

        await StartAsync(queue, destination: ArnOf(queue.Url));

        Assert.That((await ReceiveAsync(queue)).Body, Is.EqualTo("rejected"));
        Assert.That((await TaskAsync(queue)).GetProperty("Status").GetString(), Is.EqualTo("COMPLETED"));
    }

    [Test]
    public async Task Only_a_dead_letter_queue_of_a_queue_can_be_redriven()
    {
        using var queue = await TestQueue.CreateAsync();

        Assert.That(
            () => api.QueuesAsync("StartMessageMoveTask", new() { ["SourceArn"] = ArnOf(queue.Url) }),
            Throws.TypeOf<HttpRequestException>().With.Message.Contains("dead-letter queue of another queue")
        );
    }

    [Test]
    public async Task A_queue_that_is_missing_is_told()
    {
        using var queue = await TestQueue.CreateAsync();

        Assert.That(
            () => StartAsync(queue, destination: $"{ArnOf(queue.Url)}-none"),
            Throws.TypeOf<HttpRequestException>().With.Message.Contains("ResourceNotFoundException")
        );
    }

    static async Task<TestQueue> FailedAsync(string body)
    {
        var queue = await TestQueue.CreateAsync(maxReceiveCount: 1, visibilitySeconds: 0);
        await queue.SendAsync(body);
        await ReceiveAsync(queue);
        var second = await queue.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue.Url });
        Assert.That(second.Messages ?? [], Is.Empty, "it went to the dead-letter queue");
        return queue;
    }

    static async Task<Message> ReceiveAsync(TestQueue queue) =>
        (
            await queue.Sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest { QueueUrl = queue.Url, MessageSystemAttributeNames = ["All"] }
            )
        ).Messages!.Single();

    async Task StartAsync(TestQueue queue, string? destination = null) =>
        await api.QueuesAsync(
            "StartMessageMoveTask",
            destination is null
                ? new() { ["SourceArn"] = ArnOf(queue.DeadLetterUrl) }
                : new() { ["SourceArn"] = ArnOf(queue.DeadLetterUrl), ["DestinationArn"] = destination }
        );

    async Task<JsonElement> TaskAsync(TestQueue queue) =>
        (await api.QueuesAsync("ListMessageMoveTasks", new() { ["SourceArn"] = ArnOf(queue.DeadLetterUrl) }))
            .GetProperty("Results")
            .EnumerateArray()
            .Single();

    static string ArnOf(string url) => $"arn:aws:sqs:us-east-1:123456789012:{url.Split('/')[^1]}";
}
