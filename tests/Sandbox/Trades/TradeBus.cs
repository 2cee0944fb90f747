using System.Text.Json.Nodes;
using Amazon.EventBridge.Model;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Trades;

/// <summary>A bus whose rule starts a state machine, with a dead-letter queue for what cannot be started.</summary>
sealed class TradeBus : IDisposable
{
    readonly AwsClients aws;
    readonly string name;
    readonly string queueUrl;

    TradeBus(AwsClients aws, string name, string queueUrl) =>
        (this.aws, this.name, this.queueUrl) = (aws, name, queueUrl);

    public string RuleArn => $"arn:aws:events:us-east-1:123456789012:rule/{name}/{name}";

    /// <param name="api">The emulator.</param>
    /// <param name="stateMachine">Its ARN.</param>
    /// <param name="deadLetterBytes">What the queue takes; by default the most that SQS allows.</param>
    public static async Task<TradeBus> CreateAsync(
        EmulatorApi api,
        string stateMachine,
        int deadLetterBytes = 1024 * 1024
    )
    {
        var aws = new AwsClients((await LocalEngines.MotoAsync()).Endpoint);
        var name = $"trades-{Guid.NewGuid():N}";
        var queue = await aws.Sqs.CreateQueueAsync(
            new CreateQueueRequest
            {
                QueueName = name,
                Attributes = new() { ["MaximumMessageSize"] = $"{deadLetterBytes}" },
            }
        );
        await api.EventsAsync("CreateEventBus", new() { ["Name"] = name });
        var pattern = new JsonObject
        {
            ["source"] = new JsonArray(new JsonObject { ["prefix"] = TradeEvents.SourcePrefix }),
            ["detail-type"] = new JsonArray(TradeEvents.DetailType),
        };
        await api.EventsAsync(
            "PutRule",
            new()
            {
                ["Name"] = name,
                ["EventBusName"] = name,
                ["EventPattern"] = pattern.ToJsonString(),
            }
        );
        var target = new JsonObject
        {
            ["Id"] = "workflow",
            ["Arn"] = stateMachine,
            ["DeadLetterConfig"] = new JsonObject { ["Arn"] = $"arn:aws:sqs:us-east-1:123456789012:{name}" },
        };
        await api.EventsAsync(
            "PutTargets",
            new()
            {
                ["Rule"] = name,
                ["EventBusName"] = name,
                ["Targets"] = new JsonArray(target),
            }
        );
        return new(aws, name, queue.QueueUrl!);
    }

    /// <returns>The events' ids.</returns>
    public async Task<IReadOnlyList<string>> PutAsync(params IEnumerable<string> details)
    {
        var answer = await aws.EventBridge.PutEventsAsync(
            new()
            {
                Entries =
                [
                    .. details.Select(detail => new PutEventsRequestEntry
                    {
                        EventBusName = name,
                        Source = SampleEvent.Source,
                        DetailType = TradeEvents.DetailType,
                        Detail = detail,
                    }),
                ],
            }
        );
        Assert.That(answer.FailedEntryCount, Is.Zero);
        return [.. answer.Entries!.Select(entry => entry.EventId!)];
    }

    public async Task<IReadOnlyList<Message>> DeadLettersAsync() =>
        (
            await aws.Sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest { QueueUrl = queueUrl, MessageAttributeNames = ["All"] }
            )
        ).Messages
        ?? [];

    public async Task<Message> DeadLetterAsync() => (await DeadLettersAsync()).Single();

    public void Dispose() => aws.Dispose();
}
