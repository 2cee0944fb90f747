using MarketData.Sandbox.Steps;
using MarketData.Tools;

namespace MarketData.SandboxTests.Images;

/// <summary>What stands against a push is a sentence, told before anything is built.</summary>
[CancelAfter(60_000)]
public sealed class RefusedPushTests
{
    [Test]
    public async Task An_environment_without_settings_is_refused(CancellationToken cancellation)
    {
        var result = await new PushCommand("prdo").RunAsync(cancellation);

        Refused(
            result,
            $"--environment is 'prdo', but must be one that has settings in {Checkout.Root}/settings, "
                + "which has: dev, prod, staging."
        );
    }

    [Test]
    public async Task Without_a_repository_it_says_how_to_deploy_one(CancellationToken cancellation)
    {
        var moto = await LocalEngines.MotoAsync();

        var result = await new PushCommand("staging") { Aws = $"{moto.Endpoint}" }.RunAsync(cancellation);

        Refused(
            result,
            "There is no repository ecr-trades-staging in this account and region. Deploy it first: "
                + "ENVIRONMENT_SUFFIX=staging npx cdktf deploy trade-images-staging"
        );
    }

    [Test]
    public async Task A_registry_that_is_not_there_is_named(CancellationToken cancellation)
    {
        var registry = new Uri(PushCommand.Nowhere).Authority;

        var result = await new PushCommand("dev").RunAsync(cancellation, "--registry", registry);

        Refused(result, $"The registry {registry} was not reached: Connection refused ({registry}).");
    }

    [Test]
    public async Task A_registry_without_tls_has_to_be_allowed(CancellationToken cancellation)
    {
        await Prerequisite.RequireAsync(Prerequisite.ImageTools, cancellation);
        using var workspace = new Workspace();
        await using var registry = await LocalRegistry.StartAsync(workspace.Folder, users: null, cancellation);

        var result = await new PushCommand("dev").RunAsync(cancellation, "--registry", registry.Address);

        Refused(
            result,
            $"The registry {registry.Address} does not answer with TLS. If it is one of your own that has none, "
                + $"set DOTNET_CONTAINER_INSECURE_REGISTRIES={registry.Address}."
        );
    }

    [Test]
    public async Task A_token_that_the_registry_refuses_is_told_and_not_shown(CancellationToken cancellation)
    {
        await using var cleanup = new Cleanup();
        var place = await ImagePlace.CreateAsync(cleanup, cancellation, token: "expired");

        var result = await place.Push.RunAsync(cancellation);

        Assert.That(result.Everything, Does.Not.Contain("expired"));
        Refused(
            result,
            $"The registry {place.Registry} refuses the token (401); pushing takes the rights of "
                + "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html."
        );
    }

    static void Refused(CommandResult result, string sentence) =>
        Assert.That(result, Is.EqualTo(new CommandResult(2, "", $"The image was not pushed: {sentence}")));
}
