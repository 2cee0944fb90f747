using MarketData.Ops.Images;

namespace MarketData.SandboxTests.Images;

/// <summary>What the SDK 10.0.401 printed, with shorter paths.</summary>
public sealed class BuildFailureTests
{
    [Test]
    public void A_nuget_without_the_processors_packs_is_told_with_the_ways_out()
    {
        const string NotFound = "No packages exist with this id in source(s): nuget.org";

        Assert.That(
            Described(
                "  Determining projects to restore...",
                $"{Project} : error NU1101: Unable to find package {Pack("Microsoft.NETCore.App")}. {NotFound}",
                $"{Project} : error NU1101: Unable to find package {Pack("Microsoft.AspNetCore.App")}. {NotFound}",
                $"  Failed to restore {Project} (in 180 ms)."
            ),
            Is.EqualTo(
                "this NuGet has no Microsoft.NETCore.App.Runtime.linux-arm64. Build where all of nuget.org is served, "
                    + "or for the other processor (--architecture, and function.architecture in the settings)."
            )
        );

        static string Pack(string framework) => $"{framework}.Runtime.linux-arm64";
    }

    [Test]
    public void A_base_image_whose_host_is_not_there_is_told_as_the_network_tells_it() =>
        Assert.That(
            Described(
                Broken("The \"CreateNewImage\" task failed unexpectedly."),
                Broken("System.Net.Http.HttpRequestException: Name or service not known (public.ecr.aws:443)"),
                Broken(" ---> System.Net.Sockets.SocketException (0xFFFDFFFF): Name or service not known"),
                Broken("   at System.Net.Http.HttpConnectionPool.ConnectToTcpHostAsync(String host, Int32 port)")
            ),
            Is.EqualTo("Name or service not known (public.ecr.aws:443)")
        );

    [Test]
    public void A_base_image_that_is_not_there_is_told_as_the_sdk_tells_it()
    {
        const string Text =
            "Unable to access the repository 'lambda/provided' at tag 'al2024' in the registry 'public.ecr.aws'. "
            + "Please confirm that this name and tag are present in the registry.";

        Assert.That(Described(Error("CONTAINER1015", Text)), Is.EqualTo(Text));
    }

    [Test]
    public void A_base_image_that_wants_a_token_is_told_with_where_to_get_one()
    {
        const string Text =
            "CONTAINER1008: Failed retrieving credentials for \"public.ecr.aws\": Docker config file doesn't exist.";

        Assert.That(
            Described(
                Broken("The \"CreateNewImage\" task failed unexpectedly."),
                Broken($"Microsoft.NET.Build.Containers.Credentials.CredentialRetrievalException: {Text}"),
                Broken(" ---> System.IO.FileNotFoundException: Docker config file doesn't exist.")
            ),
            Does.StartWith(Text)
                .And.Contain("DOTNET_CONTAINER_PULL_REGISTRY_UNAME=AWS")
                .And.Contain("'aws ecr-public get-login-password --region us-east-1'")
                .And.EndWith("--base mcr.microsoft.com/dotnet/runtime-deps:10.0")
        );
    }

    [Test]
    public void What_is_not_known_is_told_whole() =>
        Assert.That(Described(" Segmentation fault", ""), Is.EqualTo("Segmentation fault"));

    const string Project = "/code/lambda/Trades/Trades.csproj";

    static string Described(params string[] lines) => BuildFailure.Describe(string.Join('\n', lines));

    static string Broken(string text) => Error("MSB4018", text);

    static string Error(string code, string text) =>
        $"/sdk/Containers/build/Microsoft.NET.Build.Containers.targets(255,5): error {code}: {text} [{Project}]";
}
