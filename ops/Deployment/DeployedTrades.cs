using MarketData.Contract;
using MarketData.Trades.Recording;

namespace MarketData.Ops.Deployment;

/// <summary>What the trades stack records into: as its task <c>record</c> knows it.</summary>
static class DeployedTrades
{
    public static async Task<RecordSettings> ReadSettingsAsync(
        DeployedEnvironment deployed,
        CancellationToken cancellation
    )
    {
        var function = deployed.Names.TradeTask(TradeTasks.Record);
        return RecordSettings.Read(
            await DeployedFunction.ReadVariablesAsync(deployed, function, alias: null, cancellation)
        );
    }
}
