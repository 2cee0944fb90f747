using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SQS.Model;
using MarketData.SandboxTests.Lambda;

namespace MarketData.SandboxTests;

/// <summary>Alarms go on and off, and tell their topic.</summary>
[CancelAfter(60_000)]
public sealed class AlarmTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    EmulatorApi api = null!;

    [OneTimeSetUp]
    public async Task ConnectAsync() => api = new((await LocalEngines.MotoAsync()).Endpoint);

    [OneTimeTearDown]
    public void Dispose() => api.Dispose();

    [Test]
    public async Task An_alarm_of_a_dead_letter_queue_goes_on_with_a_message_and_off_without()
    {
        using var queue = await TestQueue.CreateAsync();
        using var inbox = await TestQueue.CreateAsync();
        var alarm = await PutDepthAlarmAsync(queue.DeadLetterUrl, await TopicOfAsync(inbox));
        await WaitForAsync(alarm, "OK");

        await queue.Sqs.SendMessageAsync(
            new SendMessageRequest { QueueUrl = queue.DeadLetterUrl, MessageBody = "rejected" }
        );
        await WaitForAsync(alarm, "ALARM");
        await api.QueuesAsync("PurgeQueue", new() { ["QueueUrl"] = queue.DeadLetterUrl });
        await WaitForAsync(alarm, "OK");

        Assert.That(await ToldAsync(inbox, 3), Is.EqualTo(new[] { "OK", "ALARM", "OK" }));
    }

    [Test]
    public async Task A_rate_is_computed_from_what_was_measured()
    {
        var space = $"space-{Guid.NewGuid():N}";
        var alarm = await PutRateAlarmAsync(space);
        Assert.That(await StateAsync(alarm), Is.EqualTo("INSUFFICIENT_DATA"), "nothing was measured");

        await MeasureAsync(space, ("Came", 1000), ("Refused", 5));
        await WaitForAsync(alarm, "OK");
        await MeasureAsync(space, ("Came", 1), ("Refused", 50));

        await WaitForAsync(alarm, "ALARM");
    }

    [Test]
    public async Task What_a_log_line_says_of_metrics_is_measured()
    {
        var space = $"space-{Guid.NewGuid():N}";
        var alarm = await PutRateAlarmAsync(space);

        await PrintAsync(
            $$$"""
            {"_aws":{"Timestamp":{{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}},"CloudWatchMetrics":[{
              "Namespace":"{{{space}}}","Dimensions":[[]],
              "Metrics":[{"Name":"Came","Unit":"Count"},{"Name":"Refused","Unit":"Count"}]}]},
             "Came":100,"Refused":2}
            """
        );

        await WaitForAsync(alarm, "ALARM");
    }

    [Test]
    public async Task A_state_that_was_set_by_hand_is_told_and_does_not_last()
    {
        using var queue = await TestQueue.CreateAsync();
        using var inbox = await TestQueue.CreateAsync();
        var alarm = await PutDepthAlarmAsync(queue.DeadLetterUrl, await TopicOfAsync(inbox));
        await WaitForAsync(alarm, "OK");

        await api.AlarmsAsync(
            "SetAlarmState",
            new()
            {
                ["AlarmName"] = alarm,
                ["StateValue"] = "ALARM",
                ["StateReason"] = "drill",
            }
        );

        Assert.That(await ToldAsync(inbox, 3), Is.EqualTo(new[] { "OK", "ALARM", "OK" }));
    }

    [Test]
    public async Task A_composite_alarm_follows_its_children()
    {
        using var queue = await TestQueue.CreateAsync();
        using var inbox = await TestQueue.CreateAsync();
        var child = await PutDepthAlarmAsync(queue.DeadLetterUrl, topic: null);
        var alarm = $"all-{Guid.NewGuid():N}";
        await api.AlarmsAsync(
            "PutCompositeAlarm",
            new()
            {
                ["AlarmName"] = alarm,
                ["AlarmRule"] = $"ALARM(\"{child}\") OR ALARM(\"none\")",
                ["ActionsEnabled"] = true,
                ["AlarmActions"] = new JsonArray(await TopicOfAsync(inbox)),
            }
        );
        await WaitForAsync(alarm, "OK", "CompositeAlarm");

        await queue.Sqs.SendMessageAsync(
            new SendMessageRequest { QueueUrl = queue.DeadLetterUrl, MessageBody = "rejected" }
        );

        await WaitForAsync(alarm, "ALARM", "CompositeAlarm");
        Assert.That(await ToldAsync(inbox, 1), Is.EqualTo(new[] { "ALARM" }));
    }

    async Task<string> PutDepthAlarmAsync(string queueUrl, string? topic)
    {
        var metric = Metric("m1", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", returned: true);
        metric["MetricStat"]!["Metric"]!["Dimensions"] = new JsonArray(
            new JsonObject { ["Name"] = "QueueName", ["Value"] = queueUrl.Split('/')[^1] }
        );
        return await PutAsync(threshold: 0, topic, metric);
    }

    Task<string> PutRateAlarmAsync(string space) =>
        PutAsync(
            threshold: 1,
            topic: null,
            Metric("received", space, "Came", "Sum"),
            Metric("failed", space, "Failed", "Sum"),
            Metric("rejected", space, "Refused", "Sum"),
            new()
            {
                ["Id"] = "value",
                ["Expression"] = "IF(received > 0, 100 * (FILL(failed, 0) + FILL(rejected, 0)) / received, 0)",
                ["ReturnData"] = true,
            }
        );

    async Task<string> PutAsync(double threshold, string? topic, params JsonObject[] metrics)
    {
        var alarm = $"alarm-{Guid.NewGuid():N}";
        JsonArray Actions() => topic is null ? [] : [topic];
        await api.AlarmsAsync(
            "PutMetricAlarm",
            new()
            {
                ["AlarmName"] = alarm,
                ["ActionsEnabled"] = true,
                ["AlarmActions"] = Actions(),
                ["OKActions"] = Actions(),
                ["EvaluationPeriods"] = 1,
                ["Threshold"] = threshold,
                ["ComparisonOperator"] = "GreaterThanThreshold",
                ["TreatMissingData"] = "notBreaching",
                ["Metrics"] = new JsonArray([.. metrics]),
            }
        );
        return alarm;
    }

    static JsonObject Metric(string id, string space, string name, string stat, bool returned = false) =>
        new()
        {
            ["Id"] = id,
            ["ReturnData"] = returned,
            ["MetricStat"] = new JsonObject
            {
                ["Metric"] = new JsonObject { ["Namespace"] = space, ["MetricName"] = name },
                ["Period"] = 300,
                ["Stat"] = stat,
            },
        };

    async Task MeasureAsync(string space, params (string Name, double Value)[] values) =>
        await api.AlarmsAsync(
            "PutMetricData",
            new()
            {
                ["Namespace"] = space,
                ["MetricData"] = new JsonArray([
                    .. values.Select(value => new JsonObject { ["MetricName"] = value.Name, ["Value"] = value.Value }),
                ]),
            }
        );

    async Task PrintAsync(string line)
    {
        var group = $"group-{Guid.NewGuid():N}";
        await api.LogsAsync("CreateLogGroup", new() { ["logGroupName"] = group });
        await api.LogsAsync("CreateLogStream", new() { ["logGroupName"] = group, ["logStreamName"] = "s" });
        var printed = new JsonObject
        {
            ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            ["message"] = line,
        };
        await api.LogsAsync(
            "PutLogEvents",
            new()
            {
                ["logGroupName"] = group,
                ["logStreamName"] = "s",
                ["logEvents"] = new JsonArray(printed),
            }
        );
    }

    async Task<string> TopicOfAsync(TestQueue inbox)
    {
        var topic = await api.CreateTopicAsync($"topic-{Guid.NewGuid():N}");
        await api.SubscribeAsync(topic, $"arn:aws:sqs:us-east-1:123456789012:{inbox.Url.Split('/')[^1]}");
        return topic;
    }

    async Task<string?> StateAsync(string alarm, string type = "MetricAlarm")
    {
        var answer = await api.AlarmsAsync(
            "DescribeAlarms",
            new() { ["AlarmNames"] = new JsonArray(alarm), ["AlarmTypes"] = new JsonArray(type) }
        );
        return answer.GetProperty($"{type}s").EnumerateArray().Single().GetProperty("StateValue").GetString();
    }

    async Task WaitForAsync(string alarm, string state, string type = "MetricAlarm")
    {
        var since = Stopwatch.StartNew();
        while (await StateAsync(alarm, type) is var found && found != state)
        {
            Assert.That(since.Elapsed, Is.LessThan(Patience), $"{alarm} is {found}, not {state}");
            await Task.Delay(200);
        }
    }

    static async Task<List<string?>> ToldAsync(TestQueue inbox, int count)
    {
        var told = new List<string?>();
        var since = Stopwatch.StartNew();
        while (told.Count < count && since.Elapsed < Patience)
        {
            var answer = await inbox.Sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest
                {
                    QueueUrl = inbox.Url,
                    MaxNumberOfMessages = 10,
                    WaitTimeSeconds = 1,
                }
            );
            told.AddRange(
                (answer.Messages ?? []).Select(message =>
                    JsonElement.Parse(message.Body!).GetProperty("NewStateValue").GetString()
                )
            );
        }

        return told;
    }
}
