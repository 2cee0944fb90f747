using System.Text.Json;
using MarketData.Contract;
using MarketData.SandboxTests.Functions;

namespace MarketData.SandboxTests.Trades;

[CancelAfter(60_000)]
public sealed class MissingQueueTests
{
    [Test]
    public async Task A_dead_letter_waits_for_its_queue(
        [ValueSource(typeof(TradeTasks), nameof(TradeTasks.All))] string task,
        CancellationToken cancellation
    )
    {
        using var unprepared = await DeployedWorkflow.CreateAsync(WorkflowFile.Hurried, withQueues: false);
        unprepared.Functions[task].Script("missing", Replies.Fail("System.FormatException"));
        var execution = await unprepared.StartAsync(SampleEvent.New("missing"));
        while (!(await unprepared.HistoryAsync(execution)).Any(IsRefusedMessage))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }

        await unprepared.CreateQueueAsync(task);
        await unprepared.EndAllAsync(cancellation);

        var letter = (await unprepared.DeadLettersAsync(task)).Single();
        Assert.That(letter.GetProperty("execution").GetString(), Is.EqualTo(execution));
    }

    static bool IsRefusedMessage(JsonElement entry) =>
        entry.TryGetProperty("taskFailedEventDetails", out var failure)
        && failure.GetProperty("resourceType").GetString() == "sqs";
}
