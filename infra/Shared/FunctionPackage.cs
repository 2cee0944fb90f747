using MarketData.Infra.Configuration;

namespace MarketData.Infra.Shared;

/// <summary>The zip that <c>dotnet publish lambda/…</c> writes.</summary>
public sealed class FunctionPackage : FunctionCode
{
    readonly string publishCommand;
    readonly RequiredFile zip;

    /// <param name="project">The project's folder below <c>lambda/</c>.</param>
    /// <param name="settings">For which processor, and how it is compiled.</param>
    /// <param name="stackFolder">Where Terraform runs.</param>
    public FunctionPackage(string project, FunctionSettings settings, string stackFolder)
    {
        var (nameEnd, option) = settings.IsNative ? ("-aot", " -p:LambdaPackaging=aot") : ("", "");
        publishCommand = $"dotnet publish lambda/{project} -p:LambdaArchitecture={settings.Architecture}{option}";
        zip = new($"artifacts/lambda/{project.ToLowerInvariant()}-{settings.Architecture}{nameEnd}.zip", stackFolder);
    }

    public override bool TakesLayers => true;

    public override void WriteTo(LambdaFunctionConfig config, string handler)
    {
        config.Runtime = "provided.al2023";
        config.Handler = handler;
        config.Filename = zip.PathFromStack;
        // Changes with the package's content.
        config.SourceCodeHash = zip.Read($"filebase64sha256(\"{zip.PathFromStack}\")");
    }

    public override void Require(LambdaFunction function) =>
        zip.Require(function, "The function package", $"Build it in the repository's root with: {publishCommand}");
}
