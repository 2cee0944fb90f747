namespace MarketData.Infra.Shared;

/// <summary>An image in a registry, which a file of one line names: <c>REPOSITORY@sha256:DIGEST</c>.</summary>
/// <param name="file">Below the root of the checkout.</param>
/// <param name="architecture">The processor it is for.</param>
/// <param name="stackFolder">Where Terraform runs.</param>
public sealed class FunctionImage(string file, string architecture, string stackFolder) : FunctionCode
{
    readonly RequiredFile reference = new(file, stackFolder);

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
            "Push the image, which writes it, in the repository's root with: dotnet run --project ops -- images push "
                + $"--architecture {architecture}"
        );
}
