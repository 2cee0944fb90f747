using Amazon.Lambda;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Configuration;

namespace MarketData.Ops.Deployment;

/// <summary>Finds a deployment's resources where its function finds them: in the function's variables.</summary>
static class DeployedProcessor
{
    const string DefaultSuffix = "dev";

    public static async Task<ProcessorSettings> ReadSettingsAsync(CancellationToken cancellation)
    {
        using var lambda = new AmazonLambdaClient(new AmazonLambdaConfig());
        var suffix = Environment.GetEnvironmentVariable(SettingsVariables.Suffix);
        var names = new ResourceNames(suffix is { Length: > 0 } ? suffix : DefaultSuffix);
        var answer = await lambda.GetFunctionAsync(names.Processor, cancellation);
        var variables = answer.Configuration?.Environment?.Variables ?? [];
        return ProcessorSettings.Read(new EnvironmentVariables(variables.GetValueOrDefault));
    }
}
