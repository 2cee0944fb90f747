using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.Ops.Images;

/// <summary>The .NET SDK at work on the image; lambda/Image.props says what is in it.</summary>
/// <param name="architecture">The processor, as the settings name it.</param>
/// <param name="baseImage">What it is built on; absent: what the project says.</param>
public sealed class ImageBuild(string architecture, string? baseImage)
{
    const string Project = "lambda/Trades";

    /// <summary>Only for the registry that is pushed to: the base image's need not see it.</summary>
    const string PushUser = "DOTNET_CONTAINER_PUSH_REGISTRY_UNAME";
    const string PushPassword = "DOTNET_CONTAINER_PUSH_REGISTRY_PWORD";

    /// <summary>A command leaves no process behind, build servers included.</summary>
    static readonly Dictionary<string, string> Quiet = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
    };

    public string Architecture => architecture;

    public async Task<string> ReadBaseAsync(CancellationToken cancellation) =>
        await RunAsync(Image("-getProperty:ContainerBaseImage"), Quiet, "The project was not read", cancellation);

    /// <summary>Compiles the functions.</summary>
    public Task PublishAsync(CancellationToken cancellation) =>
        RunAsync(
            ["publish", Project, $"-p:LambdaArchitecture={architecture}"],
            Quiet,
            "The functions were not built",
            cancellation
        );

    /// <summary>Makes the image of what was published, and returns the tag of its content.</summary>
    /// <param name="access">Lets the SDK read the base image.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string> TagAsync(IReadOnlyDictionary<string, string> access, CancellationToken cancellation)
    {
        // An archive is what the SDK makes without a registry. It is of no further use.
        var folder = Directory.CreateTempSubdirectory("image-").FullName;
        try
        {
            var answer = await RunAsync(
                Image(
                    "-t:PublishContainer",
                    $"-p:ContainerArchiveOutputPath={Path.Combine(folder, "image.tar.gz")}",
                    "-getProperty:GeneratedContainerConfiguration",
                    "-getProperty:PublishDir"
                ),
                With(access),
                "The base image was not read",
                cancellation
            );
            var properties = JsonNode.Parse(answer)!["Properties"]!;
            var configuration = JsonNode.Parse((string)properties["GeneratedContainerConfiguration"]!)!.AsObject();
            return ImageContent.Tag(architecture, configuration, (string)properties["PublishDir"]!);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes the image once more, in the repository, and returns its digest.</summary>
    public Task<string> PushAsync(
        ImageRepository repository,
        string tag,
        IReadOnlyDictionary<string, string> access,
        CancellationToken cancellation
    )
    {
        var environment = With(access);
        if (repository.Login is { } login)
        {
            (environment[PushUser], environment[PushPassword]) = (login.User, login.Password);
        }

        return RunAsync(
            Image(
                "-t:PublishContainer",
                $"-p:ContainerRegistry={repository.Registry}",
                $"-p:ContainerRepository={repository.Name}",
                $"-p:ContainerImageTag={tag}",
                "-getProperty:GeneratedContainerDigest"
            ),
            environment,
            "The registry did not take the image",
            cancellation
        );
    }

    /// <summary>Of what was published before: `dotnet publish` would do that again.</summary>
    string[] Image(params string[] arguments) =>
        [
            "msbuild",
            Project,
            "-p:_IsPublishing=true",
            "-p:Configuration=Release",
            $"-p:LambdaArchitecture={architecture}",
            .. baseImage is null ? Array.Empty<string>() : [$"-p:ContainerBaseImage={baseImage}"],
            .. arguments,
        ];

    static Dictionary<string, string> With(IReadOnlyDictionary<string, string> access) => new([.. Quiet, .. access]);

    static async Task<string> RunAsync(
        string[] arguments,
        Dictionary<string, string> environment,
        string notDone,
        CancellationToken cancellation
    )
    {
        var result = await new Command("dotnet", arguments) { Environment = environment }.TryRunAsync(cancellation);
        return result.ExitCode == 0
            ? result.Output.Trim()
            : throw new ToolException($"{notDone}: {BuildFailure.Describe(result.Everything)}");
    }
}
