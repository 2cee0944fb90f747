using HashiCorp.Cdktf;
using MarketData.Infra.Configuration;
using MarketData.Tools;

namespace MarketData.Infra.Shared;

/// <summary>The zip that <c>dotnet publish lambda/…</c> writes, as a stack's Terraform refers to it.</summary>
public sealed class FunctionPackage
{
    readonly string publishCommand;
    readonly string pathInRepository;

    /// <param name="project">The project's folder below <c>lambda/</c>.</param>
    /// <param name="settings">For which processor, and how it is compiled.</param>
    /// <param name="stackFolder">Where Terraform runs.</param>
    public FunctionPackage(string project, FunctionSettings settings, string stackFolder)
    {
        var (nameEnd, option) = settings.IsNative ? ("-aot", " -p:LambdaPackaging=aot") : ("", "");
        publishCommand = $"dotnet publish lambda/{project} -p:LambdaArchitecture={settings.Architecture}{option}";
        pathInRepository = $"artifacts/lambda/{project.ToLowerInvariant()}-{settings.Architecture}{nameEnd}.zip";
        PathFromStack = Path.GetRelativePath(stackFolder, Path.Combine(Checkout.Root, pathInRepository))
            .Replace('\\', '/');
    }

    /// <summary>Relative to the folder where Terraform runs, so that the JSON is the same on every machine.</summary>
    public string PathFromStack { get; }

    /// <summary>Changes with the package's content. A missing package is left to <see cref="Require"/>.</summary>
    public string Hash => $"${{fileexists(\"{PathFromStack}\") ? filebase64sha256(\"{PathFromStack}\") : \"missing\"}}";

    /// <summary>Without the package every plan of the function fails; synth and validate work.</summary>
    public void Require(TerraformResource function)
    {
        var condition = new Dictionary<string, object>
        {
            // Terraform refuses a condition that refers to nothing. So this one refers to path.module, here always ".".
            ["condition"] = $"${{fileexists(\"${{path.module}}/{PathFromStack}\")}}",
            ["error_message"] =
                $"The function package {pathInRepository} does not exist. "
                + $"Build it in the repository's root with: {publishCommand}",
        };
        // CDKTF's HCL would make it an attribute, which Terraform refuses, unless it is marked as a block.
        function.AddOverride(
            "lifecycle",
            App.Of(function).HclOutput
                ? Block(new Dictionary<string, object> { ["precondition"] = Block(new[] { condition }) })
                : new Dictionary<string, object> { ["precondition"] = new[] { condition } }
        );
    }

    static Dictionary<string, object> Block(object value) =>
        new()
        {
            ["isBlock"] = true,
            ["type"] = value is Array ? "list" : "block",
            ["value"] = value,
        };
}
