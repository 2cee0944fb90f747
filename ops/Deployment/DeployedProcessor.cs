using Amazon.Lambda;
using MarketData.Hosting;
using MarketData.Processor.Configuration;

namespace MarketData.Ops.Deployment;

/// <summary>Finds a deployment's resources where its function finds them: in the function's variables.</summary>
static class DeployedProcessor
{
    public static async Task<ProcessorSettings> ReadSettingsAsync(CancellationToken cancellation)
    {
        using var lambda = new AmazonLambdaClient(new AmazonLambdaConfig());
        var answer = await lambda.GetFunctionAsync(DeploymentEnvironment.Names.Processor, cancellation);
        var variables = answer.Configuration?.Environment?.Variables ?? [];
        return ProcessorSettings.Read(new EnvironmentVariables(variables.GetValueOrDefault));
    }
}
