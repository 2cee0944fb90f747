using System.Globalization;
using Amazon.Lambda.SQSEvents;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Decoding;
using MarketData.Processor.Queues;
using MarketData.Shared.Telemetry;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Queues;

[CancelAfter(10_000)]
public sealed class RedeliveryTests
{
    [TestCase(1, 5)]
    [TestCase(2, 10)]
    [TestCase(5, 80)]
    [TestCase(8, 640)]
    [TestCase(9, 900)]
    [TestCase(20, 900)]
    [TestCase(1000, 900)]
    public async Task What_failed_comes_again_later_each_time(int receives, int seconds, CancellationToken cancellation)
    {
        var hidden = await DelayAsync([.. Enumerable.Range(0, 200).Select(i => (i, receives))], cancellation);

        Assert.That(hidden, Has.Count.EqualTo(200));
        Assert.That(hidden.Values.Max().TotalSeconds, Is.EqualTo(seconds).Within(Math.Max(1, seconds * 0.05)));
        Assert.That(hidden.Values.Min().TotalSeconds, Is.EqualTo(seconds * 0.75).Within(Math.Max(1, seconds * 0.05)));
    }

    [Test]
    public async Task Twenty_deliveries_outlast_two_hours_whatever_the_jitter(CancellationToken cancellation)
    {
        var hidden = await DelayAsync(
            [.. Enumerable.Range(1, 19).Select(receives => (receives, receives))],
            cancellation
        );

        Assert.That(hidden.Values.Sum(time => time.TotalHours), Is.GreaterThan(2));
    }

    [Test]
    public async Task A_buffer_that_cannot_be_told_fails_nothing(CancellationToken cancellation)
    {
        var log = new ProcessLog();
        using var refusing = new QueueHandler(new QueueModel());
        var redelivery = Redelivery(refusing, log, bufferUrl: QueueModel.DeadLetterQueueUrl);

        await redelivery.DelayAsync([Delivery("m1", 1)], cancellation);

        var line = log.Of(LogEvent.RedeliveryNotDelayed).Single();
        Assert.That($"{line["messageIds"]}: {line["error"]}", Does.StartWith("m1: ChangeMessageVisibilityBatch"));
    }

    static async Task<Dictionary<string, TimeSpan>> DelayAsync(
        (int Id, int Receives)[] failed,
        CancellationToken cancellation
    )
    {
        var hidden = new Dictionary<string, TimeSpan>();
        using var network = new QueueHandler(new QueueModel { Hide = hidden.Add });
        await Redelivery(network, new ProcessLog())
            .DelayAsync(failed.Select(one => Delivery($"m{one.Id}", one.Receives)), cancellation);
        return hidden;
    }

    static Redelivery Redelivery(QueueHandler network, ProcessLog log, string bufferUrl = QueueModel.BufferUrl)
    {
        var lines = new JsonLog(log.Stream, TimeProvider.System);
        return new Redelivery(
            SimulatedClients.Over(network, TimeProvider.System).Queues(),
            SimulatedSettings.Of(new ModelStore()) with
            {
                BufferUrl = bufferUrl,
            },
            new FailureBoundary(lines),
            lines,
            new Random(1)
        );
    }

    static Delivery Delivery(string id, int receives) =>
        new(
            new SQSEvent.SQSMessage
            {
                MessageId = id,
                ReceiptHandle = $"handle of {id}",
                Attributes = new() { ["ApproximateReceiveCount"] = receives.ToString(CultureInfo.InvariantCulture) },
            },
            DateTimeOffset.UnixEpoch
        );
}
