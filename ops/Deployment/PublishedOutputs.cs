using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using MarketData.Contract;

namespace MarketData.Ops.Deployment;

/// <summary>What a stack publishes of itself, as docs/outputs.md lists it.</summary>
sealed class PublishedOutputs
{
    readonly ResourceNames names;
    readonly string stack;
    readonly IReadOnlyDictionary<string, string> values;

    PublishedOutputs(ResourceNames names, string stack, IReadOnlyDictionary<string, string> values) =>
        (this.names, this.stack, this.values) = (names, stack, values);

    /// <summary>Nothing is published: the stack is not deployed.</summary>
    public bool IsEmpty => values.Count == 0;

    /// <exception cref="InvalidOperationException">It is not published.</exception>
    public string this[string output] =>
        values.GetValueOrDefault(output)
        ?? throw new InvalidOperationException(
            $"the {stack} stack of '{names.Suffix}' is not deployed in {names.Region}: there is no parameter {output} "
                + $"below {names.OutputsPath(stack)}."
        );

    /// <param name="ssm">Systems Manager.</param>
    /// <param name="names">The environment's.</param>
    /// <param name="stack"><see cref="ResourceNames.MarketData"/> or <see cref="ResourceNames.Trades"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<PublishedOutputs> ReadAsync(
        IAmazonSimpleSystemsManagement ssm,
        ResourceNames names,
        string stack,
        CancellationToken cancellation
    )
    {
        var path = names.OutputsPath(stack);
        var values = new Dictionary<string, string>();
        var request = new GetParametersByPathRequest
        {
            Path = path,
            Recursive = true,
            WithDecryption = true,
        };
        do
        {
            // A page may be empty and not be the last.
            var page = await ssm.GetParametersByPathAsync(request, cancellation);
            foreach (var parameter in page.Parameters ?? [])
            {
                values[parameter.Name![(parameter.Name!.LastIndexOf('/') + 1)..]] = parameter.Value!;
            }

            request.NextToken = page.NextToken;
        } while (request.NextToken is { Length: > 0 });

        return new(names, stack, values);
    }

    public static async Task<PublishedOutputs> ReadAsync(
        DeployedEnvironment deployed,
        string stack,
        CancellationToken cancellation
    )
    {
        using var ssm = deployed.Ssm();
        return await ReadAsync(ssm, deployed.Names, stack, cancellation);
    }
}
