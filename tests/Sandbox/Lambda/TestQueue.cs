using System.Globalization;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Lambda;

/// <summary>A queue of its own in moto, with a dead-letter queue.</summary>
sealed class TestQueue : IDisposable
{
    readonly AwsClients aws;

    TestQueue(AwsClients aws, string url, string deadLetterUrl) =>
        (this.aws, Url, DeadLetterUrl) = (aws, url, deadLetterUrl);

    public IAmazonSQS Sqs => aws.Sqs;

    public string Url { get; }

    public string DeadLetterUrl { get; }

    public static async Task<TestQueue> CreateAsync(int maxReceiveCount = 3, int visibilitySeconds = 600)
    {
        var aws = new AwsClients((await LocalEngines.MotoAsync()).Endpoint);
        var name = $"queue-{Guid.NewGuid():N}";
        var deadLetterUrl = await CreateAsync(aws.Sqs, $"{name}-dlq", []);
        var redrive = JsonSerializer.Serialize(
            new Dictionary<string, string>
            {
                ["deadLetterTargetArn"] = $"arn:aws:sqs:us-east-1:123456789012:{name}-dlq",
                ["maxReceiveCount"] = maxReceiveCount.ToString(CultureInfo.InvariantCulture),
            }
        );
        // By default longer than any test: what comes back within it was made visible.
        var url = await CreateAsync(
            aws.Sqs,
            name,
            new()
            {
                ["RedrivePolicy"] = redrive,
                ["VisibilityTimeout"] = visibilitySeconds.ToString(CultureInfo.InvariantCulture),
            }
        );
        return new(aws, url, deadLetterUrl);
    }

    public async Task SendAsync(params string[] bodies)
    {
        foreach (var body in bodies)
        {
            await Sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = body });
        }
    }

    /// <summary>Messages in the queue, visible or under way.</summary>
    public async Task<int> DepthAsync()
    {
        var answer = await Sqs.GetQueueAttributesAsync(
            new GetQueueAttributesRequest { QueueUrl = Url, AttributeNames = ["All"] }
        );
        return answer.ApproximateNumberOfMessages + answer.ApproximateNumberOfMessagesNotVisible;
    }

    public async Task<List<string>> DeadLettersAsync()
    {
        var answer = await Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = DeadLetterUrl,
                MaxNumberOfMessages = 10,
                VisibilityTimeout = 0,
            }
        );
        return [.. (answer.Messages ?? []).Select(message => message.Body!)];
    }

    public void Dispose() => aws.Dispose();

    static async Task<string> CreateAsync(IAmazonSQS sqs, string name, Dictionary<string, string> attributes) =>
        (await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = name, Attributes = attributes })).QueueUrl!;
}
