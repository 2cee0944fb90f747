using HashiCorp.Cdktf.Providers.Aws.LambdaFunction;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Shared;

/// <summary>An image in a registry, which a file of one line names: <c>REPOSITORY@sha256:DIGEST</c>.</summary>
/// <param name="project">The project's folder below <c>lambda/</c>.</param>
/// <param name="settings">Which processor it is for, and which environment's it is.</param>
/// <param name="stackFolder">Where Terraform runs.</param>
public sealed class FunctionImage(string project, Settings settings, string stackFolder) : FunctionCode
{
    readonly RequiredFile reference = new(
        $"artifacts/lambda/{project.ToLowerInvariant()}-{settings.Function.Architecture}-{settings.Suffix}.image",
        stackFolder
    );

    public override bool TakesLayers => false;

    public override void WriteTo(LambdaFunctionConfig config, string handler)
    {
        config.PackageType = "Image";
        config.ImageUri = reference.Read($"trimspace(file(\"{reference.PathFromStack}\"))");
        config.ImageConfig = new LambdaFunctionImageConfig { Command = [handler] };
    }

    public override void Require(LambdaFunction function) =>
        reference.Require(
            function,
            "The name of the functions' image",
            "Push the image, which writes it, in the repository's root with: dotnet run --project ops -- images push"
        );
}
