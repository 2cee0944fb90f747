using MarketData.Contract;
using MarketData.Trades.Recording;

namespace MarketData.Ops.Deployment;

/// <summary>What the trades stack records into: as its task <c>record</c> knows it.</summary>
static class DeployedTrades
{
    public static async Task<RecordSettings> ReadSettingsAsync(CancellationToken cancellation)
    {
        var function = DeploymentEnvironment.Names.TradeTask(TradeTasks.Record);
        return RecordSettings.Read(await DeployedFunction.ReadVariablesAsync(function, cancellation));
    }
}
