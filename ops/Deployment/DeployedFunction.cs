using Amazon.Lambda;
using Amazon.Lambda.Model;
using MarketData.Hosting;

namespace MarketData.Ops.Deployment;

/// <summary>Finds a deployment's resources where its functions find them: in a function's variables.</summary>
static class DeployedFunction
{
    /// <param name="deployed">Where it is.</param>
    /// <param name="name">The function's.</param>
    /// <param name="alias">Of the version that works; null for a function without versions.</param>
    /// <param name="cancellation">Ends the call.</param>
    public static async Task<EnvironmentVariables> ReadVariablesAsync(
        DeployedEnvironment deployed,
        string name,
        string? alias,
        CancellationToken cancellation
    )
    {
        using var lambda = deployed.Lambda();
        try
        {
            var answer = await lambda.GetFunctionAsync(
                new GetFunctionRequest { FunctionName = name, Qualifier = alias },
                cancellation
            );
            var variables = answer.Configuration?.Environment?.Variables ?? [];
            return new EnvironmentVariables(variables.GetValueOrDefault);
        }
        catch (AmazonLambdaException missing) when (missing.ErrorCode == "ResourceNotFoundException")
        {
            throw new InvalidOperationException(
                $"there is no function {name} in {deployed.Names.Region} of this account: the environment "
                    + $"'{deployed.Names.Suffix}' is not deployed there.",
                missing
            );
        }
    }
}
