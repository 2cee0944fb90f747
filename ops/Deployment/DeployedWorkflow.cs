using Amazon.SimpleSystemsManagement;
using MarketData.Contract;

namespace MarketData.Ops.Deployment;

/// <summary>
/// The trade workflow and its dead-letter queues, as the stack publishes them. A queue's URL is for SQS to make up:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
/// </summary>
/// <param name="StateMachineArn">The workflow.</param>
/// <param name="DeadLetterQueues">Their URLs, by <see cref="Queues"/>.</param>
public sealed record DeployedWorkflow(string StateMachineArn, IReadOnlyDictionary<string, string> DeadLetterQueues)
{
    /// <summary>Of events that no execution could be started for.</summary>
    public const string Start = "start";

    static readonly Dictionary<string, string> Outputs = new()
    {
        [Start] = TradeOutputNames.StartDeadLetterQueueUrl,
        [TradeTasks.Validate] = TradeOutputNames.ValidateDeadLetterQueueUrl,
        [TradeTasks.Enrich] = TradeOutputNames.EnrichDeadLetterQueueUrl,
        [TradeTasks.Record] = TradeOutputNames.RecordDeadLetterQueueUrl,
    };

    /// <summary>What trades wait for in dead-letter queues: the start of an execution, or one of its tasks.</summary>
    public static IReadOnlyList<string> Queues => [.. Outputs.Keys];

    /// <exception cref="InvalidOperationException">Something is not published.</exception>
    public static async Task<DeployedWorkflow> ReadAsync(
        IAmazonSimpleSystemsManagement ssm,
        ResourceNames names,
        CancellationToken cancellation
    ) => Read(await PublishedOutputs.ReadAsync(ssm, names, ResourceNames.Trades, cancellation));

    /// <exception cref="InvalidOperationException">Something is not published.</exception>
    internal static DeployedWorkflow Read(PublishedOutputs published) =>
        new(
            published[TradeOutputNames.StateMachineArn],
            Outputs.ToDictionary(queue => queue.Key, queue => published[queue.Value])
        );
}
