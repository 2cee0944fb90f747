using System.Text.Json.Nodes;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Producers;

/// <summary>A bus of market data, as far as the buffer.</summary>
sealed class ProducerBus : IDisposable
{
    readonly AwsClients aws;
    readonly string queueUrl;

    ProducerBus(AwsClients aws, string name, string queueUrl) =>
        (this.aws, Name, this.queueUrl) = (aws, name, queueUrl);

    public string Name { get; }

    public static async Task<ProducerBus> CreateAsync()
    {
        var moto = await LocalEngines.MotoAsync();
        var aws = new AwsClients(moto.Endpoint);
        using var api = new EmulatorApi(moto.Endpoint);
        var name = $"producer-{Guid.NewGuid():N}";
        var queue = await aws.Sqs.CreateQueueAsync(
            new CreateQueueRequest
            {
                QueueName = name,
                Attributes = new() { ["VisibilityTimeout"] = "600" },
            }
        );
        await api.EventsAsync("CreateEventBus", new() { [nameof(Name)] = name });
        var pattern = new JsonObject
        {
            ["source"] = new JsonArray(new JsonObject { ["prefix"] = BusEvents.SourcePrefix }),
            ["detail-type"] = new JsonArray([.. BusEvents.DetailTypes.Select(type => JsonValue.Create(type))]),
        };
        await api.EventsAsync(
            "PutRule",
            new()
            {
                [nameof(Name)] = name,
                ["EventBusName"] = name,
                ["EventPattern"] = pattern.ToJsonString(),
            }
        );
        var target = new JsonObject { ["Id"] = "buffer", ["Arn"] = $"arn:aws:sqs:us-east-1:123456789012:{name}" };
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

    /// <summary>All that has come to the buffer.</summary>
    public async Task<List<string>> BodiesAsync()
    {
        var bodies = new List<string>();
        while (await ReceiveAsync() is [_, ..] messages)
        {
            bodies.AddRange(messages.Select(message => message.Body!));
        }

        return bodies;
    }

    public void Dispose() => aws.Dispose();

    async Task<List<Message>> ReceiveAsync() =>
        (
            await aws.Sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 }
            )
        ).Messages
        ?? [];
}
