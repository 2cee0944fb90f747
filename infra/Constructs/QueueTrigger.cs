using Constructs;
using HashiCorp.Cdktf.Providers.Aws.LambdaEventSourceMapping;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Constructs;

public sealed record QueueTriggerProps
{
    public required BufferQueue Buffer { get; init; }
    public required ProcessorFunction Processor { get; init; }
    public required Settings Settings { get; init; }
}

/// <summary>Feeds the function from the buffer, in batches of the chosen profile.</summary>
public sealed class QueueTrigger : Construct
{
    public QueueTrigger(Construct scope, string id, QueueTriggerProps props)
        : base(scope, id)
    {
        props.Buffer.Queue.GrantConsume(props.Processor.Role);
        MappingId = new LambdaEventSourceMapping(
            this,
            "mapping",
            new LambdaEventSourceMappingConfig
            {
                EventSourceArn = props.Buffer.Queue.Arn,
                FunctionName = props.Processor.Arn,
                BatchSize = props.Settings.Queue.BatchProfile.BatchSize,
                MaximumBatchingWindowInSeconds = props.Settings.Queue.BatchProfile.WindowSeconds,
                FunctionResponseTypes = ["ReportBatchItemFailures"],
                // No more than the function may run beside the sweep: a throttled invocation costs its messages a receive
                // each, and with a few of those, good events would end in the dead-letter queue.
                ScalingConfig = new LambdaEventSourceMappingScalingConfig
                {
                    MaximumConcurrency = props.Settings.Function.ReservedConcurrency - AlertSweep.Concurrency,
                },
                DependsOn = [props.Processor.Role.Policy],
            }
        ).Id;
    }

    public string MappingId { get; }
}
