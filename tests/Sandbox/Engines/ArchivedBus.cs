using System.Text.Json.Nodes;
using Amazon.EventBridge.Model;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests;

/// <summary>A bus with an archive and a rule that sends what exchanges say to a queue.</summary>
sealed class ArchivedBus : IDisposable
{
    public const string Source = "market.test";

    readonly AwsClients aws;
    readonly EmulatorApi api;
    readonly string name;
    readonly string queueUrl;

    ArchivedBus(AwsClients aws, EmulatorApi api, string name, string queueUrl) =>
        (this.aws, this.api, this.name, this.queueUrl) = (aws, api, name, queueUrl);

    public string BusName => name;

    string BusArn => $"arn:aws:events:us-east-1:123456789012:event-bus/{name}";

    public string RuleArn => $"arn:aws:events:us-east-1:123456789012:rule/{name}/{name}";

    public static async Task<ArchivedBus> CreateAsync(EmulatorApi api)
    {
        var aws = new AwsClients((await LocalEngines.MotoAsync()).Endpoint);
        var name = $"bus-{Guid.NewGuid():N}"[..20];
        var queue = await aws.Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = name });
        var bus = new ArchivedBus(aws, api, name, queue.QueueUrl!);
        await api.EventsAsync("CreateEventBus", new() { ["Name"] = name });
        await bus.AddRuleAsync(name);
        await api.EventsAsync("CreateArchive", new() { ["ArchiveName"] = name, ["EventSourceArn"] = bus.BusArn });
        return bus;
    }

    /// <summary>Another rule that sends the same to the same queue.</summary>
    public async Task AddRuleAsync(string rule)
    {
        await api.EventsAsync(
            "PutRule",
            new()
            {
                ["Name"] = rule,
                ["EventBusName"] = name,
                ["EventPattern"] = $$"""{"source":[{"prefix":"{{BusEvents.SourcePrefix}}"}]}""",
            }
        );
        var target = new JsonObject { ["Id"] = "queue", ["Arn"] = $"arn:aws:sqs:us-east-1:123456789012:{name}" };
        await api.EventsAsync(
            "PutTargets",
            new()
            {
                ["Rule"] = rule,
                ["EventBusName"] = name,
                ["Targets"] = new JsonArray(target),
            }
        );
    }

    public Task SetEnabledAsync(bool enabled) =>
        api.EventsAsync(enabled ? "EnableRule" : "DisableRule", new() { ["Name"] = name, ["EventBusName"] = name });

    public async Task PutAsync(int number, DateTimeOffset time) =>
        await aws.EventBridge.PutEventsAsync(
            new()
            {
                Entries =
                [
                    new PutEventsRequestEntry
                    {
                        EventBusName = name,
                        Source = Source,
                        DetailType = "Number",
                        Detail = $$"""{"number":{{number}}}""",
                        Time = time.UtcDateTime,
                    },
                ],
            }
        );

    /// <returns>Its state, when it was started.</returns>
    public async Task<string?> ReplayAsync(DateTimeOffset start, DateTimeOffset end, params string[] rules)
    {
        var destination = new JsonObject { ["Arn"] = BusArn };
        if (rules is not [])
        {
            destination["FilterArns"] = new JsonArray([.. rules.Select(rule => JsonValue.Create(rule))]);
        }

        var replay = $"replay-{Guid.NewGuid():N}";
        await api.EventsAsync(
            "StartReplay",
            new()
            {
                ["ReplayName"] = replay,
                ["EventSourceArn"] = $"arn:aws:events:us-east-1:123456789012:archive/{name}",
                ["EventStartTime"] = start.ToUnixTimeSeconds(),
                ["EventEndTime"] = end.ToUnixTimeSeconds(),
                ["Destination"] = destination,
            }
        );
        var described = await api.EventsAsync("DescribeReplay", new() { ["ReplayName"] = replay });
        return described.GetProperty("State").GetString();
    }

    /// <summary>All that has arrived since the last time, in order.</summary>
    public async Task<List<JsonObject>> ArrivedAsync() =>
        [.. (await BodiesAsync()).Select(body => JsonNode.Parse(body)!.AsObject())];

    /// <summary>The same as text.</summary>
    public async Task<List<string>> BodiesAsync()
    {
        var answer = await aws.Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 }
        );
        return [.. (answer.Messages ?? []).Select(message => message.Body!)];
    }

    public void Dispose() => aws.Dispose();
}
