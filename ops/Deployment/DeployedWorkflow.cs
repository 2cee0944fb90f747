using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
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
    )
    {
        var path = names.OutputsPath(ResourceNames.Trades);
        var published = await LoadAsync(ssm, path, cancellation);
        return new(
            Published(TradeOutputNames.StateMachineArn),
            Outputs.ToDictionary(queue => queue.Key, queue => Published(queue.Value))
        );

        string Published(string output) =>
            published.GetValueOrDefault(output)
            ?? throw new InvalidOperationException(
                $"There is no parameter {output} below {path}: the trades stack of this environment is not deployed."
            );
    }

    static async Task<Dictionary<string, string>> LoadAsync(
        IAmazonSimpleSystemsManagement ssm,
        string path,
        CancellationToken cancellation
    )
    {
        var values = new Dictionary<string, string>();
        var request = new GetParametersByPathRequest { Path = path, Recursive = true };
        do
        {
            // A page may be empty and not be the last.
            var page = await ssm.GetParametersByPathAsync(request, cancellation);
            foreach (var parameter in page.Parameters ?? [])
            {
                values[parameter.Name![(parameter.Name!.LastIndexOf('/') + 1)..]] = parameter.Value!;
            }

            request.NextToken = page.NextToken;
        } while (request.NextToken is { Length: > 0 });

        return values;
    }
}
