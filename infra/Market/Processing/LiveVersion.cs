using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Processing;

/// <summary>
/// The version of the processor that is released, behind an alias that everything invokes. A permission and a retry
/// policy belong to the alias alone: https://docs.aws.amazon.com/lambda/latest/dg/using-aliases.html
/// </summary>
public sealed class LiveVersion : Construct
{
    public LiveVersion(Construct scope, string id, ProcessorFunction processor, FunctionSettings settings)
        : base(scope, id)
    {
        var alias = new LambdaAlias(
            this,
            "alias",
            new LambdaAliasConfig
            {
                Name = FunctionAlias.Live,
                FunctionName = processor.Name,
                FunctionVersion = processor.Version,
                Lifecycle = new TerraformResourceLifecycle { IgnoreChanges = NotTerraforms(settings) },
            }
        );
        Name = alias.Name;
        Arn = alias.Arn;
        FunctionName = processor.Name;
        FunctionArn = processor.Arn;
        Role = processor.Role;
    }

    /// <summary>The alias's.</summary>
    public string Name { get; }

    public string Arn { get; }
    public string FunctionName { get; }
    public string FunctionArn { get; }
    public ServiceRole Role { get; }

    /// <summary>
    /// <c>ops release</c> keeps its journal in the description. Where releases are gradual CodeDeploy moves the alias:
    /// without this the next deployment would move it back.
    /// </summary>
    static string[] NotTerraforms(FunctionSettings settings) =>
        settings.ReleasesGradually ? ["description", "function_version", "routing_config"] : ["description"];
}
