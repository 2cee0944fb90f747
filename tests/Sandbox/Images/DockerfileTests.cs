using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.SandboxTests.Images;

/// <summary>Docker is not needed here, so that the Dockerfile is read, not built.</summary>
[CancelAfter(60_000)]
public sealed class DockerfileTests
{
    static readonly string[] Lines =
    [
        .. TextOf("lambda/Trades/Dockerfile").Split('\n').Where(line => line is not ("" or ['#', ..])),
    ];

    readonly Lazy<Task<JsonNode>> project = new(ReadProjectAsync);

    [Test]
    public async Task The_image_it_makes_is_the_one_that_the_project_makes()
    {
        var properties = (await project.Value)["Properties"]!;
        var entryPoint = (string)(await project.Value)["Items"]!["ContainerAppCommand"]![0]!["Identity"]!;

        Assert.That(
            Lines.SkipWhile(line => !line.StartsWith("FROM public", StringComparison.Ordinal)),
            Is.EqualTo([
                $"FROM {properties["ContainerBaseImage"]}",
                $"WORKDIR {properties["ContainerWorkingDirectory"]}",
                "COPY --from=build /published/ ./",
                $"LABEL org.opencontainers.image.title=\"{properties["ContainerTitle"]}\" "
                    + $"org.opencontainers.image.licenses=\"{properties["PackageLicenseExpression"]}\"",
                $"USER {properties["ContainerUser"]}",
                $"ENTRYPOINT [\"{entryPoint}\"]",
            ])
        );
    }

    [Test]
    public async Task It_publishes_the_project_for_the_processor_that_the_project_has_by_default()
    {
        var architecture = (string)(await project.Value)["Properties"]!["LambdaArchitecture"]!;

        Assert.That(Lines, Does.Contain($"ARG ARCHITECTURE={architecture}"));
        var publish = Lines.Single(line => line.StartsWith("RUN ", StringComparison.Ordinal));
        Assert.That(
            publish,
            Is.EqualTo("RUN dotnet publish lambda/Trades -p:LambdaArchitecture=$ARCHITECTURE -p:PublishDir=/published/")
        );
    }

    [Test]
    public void Its_sdk_is_the_one_of_global_json()
    {
        var sdk = (string)JsonNode.Parse(TextOf("global.json"))!["sdk"]!["version"]!;

        Assert.That(
            Lines[0],
            Is.EqualTo($"FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:{sdk[..^4]} AS build")
        );
    }

    [Test]
    public void Its_comment_names_the_tasks() =>
        Assert.That(
            TextOf("lambda/Trades/Dockerfile"),
            Does.Contain($"# The command is the task: {Words(TradeTasks.All)}.")
        );

    [Test]
    public void What_git_ignores_docker_ignores_as_well()
    {
        var ignored = TextOf(".gitignore").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(
            TextOf(".dockerignore").Split('\n'),
            Is.SupersetOf(ignored.Select(line => $"**/{line.TrimEnd('/')}").Append(".git"))
        );
    }

    static string Words(IReadOnlyList<string> names) => $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";

    static string TextOf(string file) => File.ReadAllText(Path.Combine(Checkout.Root, file));

    static async Task<JsonNode> ReadProjectAsync()
    {
        const string Properties =
            "ContainerBaseImage,ContainerWorkingDirectory,ContainerUser,ContainerTitle,PackageLicenseExpression,"
            + "LambdaArchitecture";
        string[] read = [$"-getProperty:{Properties}", "-getItem:ContainerAppCommand"];
        var printed = await new Command("dotnet", ["msbuild", "lambda/Trades", .. read]).RunAsync(
            CancellationToken.None
        );
        return JsonNode.Parse(printed)!;
    }
}
