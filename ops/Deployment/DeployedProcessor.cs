using MarketData.Processor.Configuration;

namespace MarketData.Ops.Deployment;

/// <summary>The market-data stack.</summary>
static class DeployedProcessor
{
    public static async Task<ProcessorSettings> ReadSettingsAsync(CancellationToken cancellation) =>
        ProcessorSettings.Read(
            await DeployedFunction.ReadVariablesAsync(DeploymentEnvironment.Names.Processor, cancellation)
        );
}
