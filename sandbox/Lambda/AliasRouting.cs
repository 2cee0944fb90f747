using Amazon.Lambda;
using MarketData.Tools;

namespace MarketData.Sandbox.Lambda;

/// <summary>Where an alias leads: to a version, and during a gradual release some of the way to a second one.</summary>
/// <param name="Version">Gets what the second one does not.</param>
/// <param name="Second">Null where there is one version.</param>
/// <param name="Share">Of the second one, from 0 to 1.</param>
public sealed record AliasRouting(string Version, string? Second, double Share)
{
    public IEnumerable<string> Versions => Second is null ? [Version] : [Version, Second];

    public string Draw(Random random) => Second is not null && random.NextDouble() < Share ? Second : Version;

    public static async Task<AliasRouting> ReadAsync(
        IAmazonLambda lambda,
        string function,
        string alias,
        CancellationToken cancellation
    )
    {
        var answer = await lambda.GetAliasAsync(new() { FunctionName = function, Name = alias }, cancellation);
        var version =
            answer.FunctionVersion
            ?? throw new ToolException($"The emulator's alias {alias} of the function '{function}' leads nowhere.");
        var weights = answer.RoutingConfig?.AdditionalVersionWeights ?? [];
        return weights.Count switch
        {
            0 => new(version, Second: null, Share: 0),
            1 => new(version, weights.Single().Key, weights.Single().Value),
            var more => throw new ToolException(
                $"The alias {alias} of the function '{function}' has weights for {more} versions; Lambda takes one."
            ),
        };
    }
}
