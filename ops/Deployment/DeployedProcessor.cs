using MarketData.Contract;
using MarketData.Processor.Configuration;

namespace MarketData.Ops.Deployment;

/// <summary>The market-data stack.</summary>
static class DeployedProcessor
{
    public static async Task<ProcessorSettings> ReadSettingsAsync(
        DeployedEnvironment deployed,
        CancellationToken cancellation
    ) =>
        ProcessorSettings.Read(
            await DeployedFunction.ReadVariablesAsync(
                deployed,
                deployed.Names.Processor,
                FunctionAlias.Live,
                cancellation
            )
        );
}
