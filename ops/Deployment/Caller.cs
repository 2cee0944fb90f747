namespace MarketData.Ops.Deployment;

/// <summary>Who runs a command, as AWS knows them: for what has to say by whom it was done.</summary>
static class Caller
{
    public static async Task<string> FindAsync(DeployedEnvironment deployed, CancellationToken cancellation)
    {
        using var sts = deployed.Sts();
        return (await sts.GetCallerIdentityAsync(new(), cancellation)).Arn;
    }
}
