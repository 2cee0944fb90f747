using Amazon.Lambda;
using MarketData.Hosting;
using MarketData.Processor.Configuration;

namespace MarketData.Ops;

/// <summary>Finds a deployment's resources where its function finds them: in the function's variables.</summary>
static class Deployment
{
    public const string SuffixVariable = "ENVIRONMENT_SUFFIX";

    public static async Task<ProcessorSettings> ReadAsync(CancellationToken cancellation)
    {
        using var lambda = new AmazonLambdaClient(new AmazonLambdaConfig());
        var suffix = Environment.GetEnvironmentVariable(SuffixVariable) is { Length: > 0 } given ? given : "dev";
        var answer = await lambda.GetFunctionAsync($"lambda-market-data-processor-{suffix}", cancellation);
        var variables = answer.Configuration?.Environment?.Variables ?? [];
        return ProcessorSettings.Read(new EnvironmentVariables(variables.GetValueOrDefault));
    }
}
