using MarketData.Contract;
using MarketData.Ops.Deployment;
using MarketData.Ops.Restoring;

namespace MarketData.Ops.Audit;

/// <summary>A trail as its stack has it.</summary>
static class DeployedTrail
{
    /// <param name="run">The command.</param>
    /// <param name="name">The trail's.</param>
    /// <param name="work">What is done with it.</param>
    /// <param name="restored">Of which second tables were restored beside the stack's, to be read instead.</param>
    public static async Task<Answer> UseAsync(
        CommandRun run,
        string name,
        Func<Trail, Task<Answer>> work,
        DateTimeOffset? restored = null
    )
    {
        var (deployed, cancellation) = (run.Deployed, run.Cancellation);
        using var dynamo = restored is { } at
            ? await RestoredDynamoDb.FindAsync(deployed, at, cancellation)
            : deployed.DynamoDb();
        using var kms = deployed.Kms();
        var trail =
            name == ResourceNames.Trades
                ? Trail.OfTrades(dynamo, kms, await DeployedTrades.ReadSettingsAsync(deployed, cancellation))
                : Trail.OfMarketData(dynamo, kms, await DeployedProcessor.ReadSettingsAsync(deployed, cancellation));
        return await work(trail);
    }
}
