using HashiCorp.Cdktf;
using MarketData.Infra.Configuration;

namespace MarketData.Infra;

/// <summary>The zip that <c>dotnet publish lambda/Processor</c> writes, as a stack's Terraform refers to it.</summary>
public sealed class FunctionPackage
{
    readonly string command;
    readonly string pathInRepository;

    public FunctionPackage(FunctionSettings settings, string stackFolder)
    {
        var (nameEnd, option) = settings.Packaging == FunctionSettings.Aot ? ("-aot", " -p:LambdaPackaging=aot") : ("", "");
        command = $"dotnet publish lambda/Processor -p:LambdaArchitecture={settings.Architecture}{option}";
        pathInRepository = $"artifacts/lambda/processor-{settings.Architecture}{nameEnd}.zip";
        PathFromStack = Path.GetRelativePath(stackFolder, Path.Combine(Repository.Root, pathInRepository)).Replace('\\', '/');
    }

    /// <summary>Relative to the folder where Terraform runs, so that the JSON is the same on every machine.</summary>
    public string PathFromStack { get; }

    /// <summary>Changes with the package's content. A missing package is left to <see cref="MustExist"/>.</summary>
    public string Hash => $"${{fileexists(\"{PathFromStack}\") ? filebase64sha256(\"{PathFromStack}\") : \"missing\"}}";

    /// <summary>Asked when planning, so that synth and validate work without the package.</summary>
    public Precondition MustExist => new()
    {
        // Terraform refuses a condition that refers to nothing: path.module, here always ".", makes it refer to something.
        Condition = $"${{fileexists(\"${{path.module}}/{PathFromStack}\")}}",
        ErrorMessage = $"The function package {pathInRepository} does not exist. Build it in the repository's root with: {command}",
    };
}
