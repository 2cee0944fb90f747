using MarketData.Hosting;

namespace MarketData.Ops.Deployment;

/// <summary>Finds a deployment's resources where its functions find them: in a function's variables.</summary>
static class DeployedFunction
{
    public static async Task<EnvironmentVariables> ReadVariablesAsync(
        DeployedEnvironment deployed,
        string name,
        CancellationToken cancellation
    )
    {
        using var lambda = deployed.Lambda();
        var answer = await lambda.GetFunctionAsync(name, cancellation);
        var variables = answer.Configuration?.Environment?.Variables ?? [];
        return new EnvironmentVariables(variables.GetValueOrDefault);
    }
}
