using Constructs;
using MarketData.Infra.Configuration;
using MarketData.Infra.Market.Events;

namespace MarketData.Infra.Market.Processing;

/// <summary>Feeds the function from the buffer, in batches of the chosen profile.</summary>
public sealed class QueueTrigger : Construct
{
    public QueueTrigger(Construct scope, string id, BufferQueue buffer, LiveVersion live, Settings settings)
        : base(scope, id)
    {
        buffer.Queue.GrantConsume(live.Role);
        MappingId = new LambdaEventSourceMapping(
            this,
            "mapping",
            new LambdaEventSourceMappingConfig
            {
                EventSourceArn = buffer.Queue.Arn,
                FunctionName = live.Arn,
                BatchSize = settings.Queue.BatchSize,
                MaximumBatchingWindowInSeconds = settings.Queue.BatchWindowSeconds,
                FunctionResponseTypes = ["ReportBatchItemFailures"],
                ScalingConfig = new LambdaEventSourceMappingScalingConfig
                {
                    MaximumConcurrency = settings.Function.MaximumConcurrency,
                },
                DependsOn = [live.Role.Policy],
            }
        ).Id;
    }

    public string MappingId { get; }
}
