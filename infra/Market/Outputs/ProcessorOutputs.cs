using MarketData.Contract;
using MarketData.Infra.Market.Processing;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Outputs;

static class ProcessorOutputs
{
    const string Group = "processor";

    public static IEnumerable<Output> Of(
        ProcessorFunction processor,
        LiveVersion live,
        QueueTrigger trigger,
        AlertSweep sweep
    ) =>
        [
            new(Group, OutputNames.FunctionName, processor.Name, "The function that processes events"),
            new(Group, OutputNames.FunctionArn, processor.Arn, "The function, for policies"),
            new(Group, OutputNames.LiveArn, live.Arn, "The function's released version: what invokes it invokes this"),
            new(
                Group,
                OutputNames.EventSourceMappingId,
                trigger.MappingId,
                "Feeds the function from the buffer; disable it to pause processing"
            ),
            new(
                Group,
                OutputNames.AlertSweepRuleName,
                sweep.RuleName,
                "Invokes the function each minute to publish waiting alerts"
            ),
            new(Group, OutputNames.LogGroupName, processor.LogGroupName, "The function's logs"),
        ];
}
