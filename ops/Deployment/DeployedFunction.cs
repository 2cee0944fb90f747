using Amazon.Lambda;
using MarketData.Hosting;

namespace MarketData.Ops.Deployment;

/// <summary>Finds a deployment's resources where its functions find them: in a function's variables.</summary>
static class DeployedFunction
{
    public static async Task<EnvironmentVariables> ReadVariablesAsync(string name, CancellationToken cancellation)
    {
        using var lambda = new AmazonLambdaClient(new AmazonLambdaConfig());
        var answer = await lambda.GetFunctionAsync(name, cancellation);
        var variables = answer.Configuration?.Environment?.Variables ?? [];
        return new EnvironmentVariables(variables.GetValueOrDefault);
    }
}
