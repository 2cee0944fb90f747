using HashiCorp.Cdktf;

namespace MarketData.Infra;

/// <summary>The zip that <c>dotnet publish lambda/Processor</c> writes, as a stack's Terraform refers to it.</summary>
public sealed record FunctionPackage(string Architecture, string Path)
{
    /// <summary>
    /// The package's path relative to the stack's folder, where Terraform runs: the JSON is then the same on every
    /// machine.
    /// </summary>
    public static FunctionPackage For(string architecture, string stackFolder)
    {
        var package = System.IO.Path.Combine(RepositoryRoot(), "artifacts", "lambda", $"processor-{architecture}.zip");
        return new(architecture, System.IO.Path.GetRelativePath(stackFolder, package).Replace('\\', '/'));
    }

    /// <summary>Changes with the package's content. A missing package is left to <see cref="Exists"/>.</summary>
    public string Hash => $"${{fileexists(\"{Path}\") ? filebase64sha256(\"{Path}\") : \"missing\"}}";

    /// <summary>Asked when planning, so that synth and validate work without the package.</summary>
    public Precondition Exists => new()
    {
        Condition = $"${{fileexists(\"{Path}\")}}",
        ErrorMessage = $"The function package {Path} does not exist. "
            + $"Build it with: dotnet publish lambda/Processor -p:LambdaArchitecture={Architecture}",
    };

    static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "cdktf.json")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No folder above {AppContext.BaseDirectory} holds cdktf.json, so the function package cannot be located.");
    }
}
