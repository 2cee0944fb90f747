using System.Globalization;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Steps;
using MarketData.Tools;

namespace MarketData.SandboxTests.Images;

/// <summary>One build for all of them. Alone, because others build the same projects.</summary>
[NonParallelizable]
[CancelAfter(300_000)]
public sealed class PushedImageTests
{
    const int Starts = 5;

    readonly Cleanup cleanup = new();
    readonly Lazy<Task<PushedImage>> pushed;

    public PushedImageTests() => pushed = new(() => PushedImage.CreateAsync(cleanup, CancellationToken.None));

    [OneTimeTearDown]
    public async Task CleanUpAsync() => await cleanup.DisposeAsync();

    [Test]
    public async Task The_stacks_file_names_what_the_registry_has_by_its_digest()
    {
        var image = await pushed.Value;

        var digest = image.Inspected.GetProperty("Digest").GetString();
        var repository = $"{image.Place.Registry}/ecr-trades-{image.Place.Suffix}";
        Assert.That(image.Reference, Is.EqualTo($"{repository}@{digest}\n"));
    }

    [Test]
    public async Task It_says_what_was_pushed_and_what_comes_next_and_no_password()
    {
        var image = await pushed.Value;

        var suffix = image.Place.Suffix;
        var tag = image.Inspected.GetProperty("RepoTags").EnumerateArray().Single().GetString();
        Assert.That(tag, Does.Match($"^{StackSettings.Architecture}-[0-9a-f]{{16}}$"));
        Assert.That(
            image.Push.Everything.Split('\n'),
            Is.EqualTo([
                $"Building the image for {StackSettings.Architecture} on {image.BaseImage}.",
                $"Pushed {image.Place.Registry}/ecr-trades-{suffix}:{tag}.",
                $"Wrote artifacts/lambda/trades-{StackSettings.Architecture}-{suffix}-{Credentials.Region}.image: "
                    + image.Reference.Trim(),
                $"Next: ENVIRONMENT_SUFFIX={suffix} npx cdktf deploy trades-{suffix}",
            ])
        );
    }

    [Test]
    public async Task It_is_for_one_processor_starts_bootstrap_and_leaves_the_command_to_the_deployment()
    {
        var image = await pushed.Value;

        var config = image.Configuration.GetProperty("config");
        Assert.That(
            image.Configuration.GetProperty("architecture").GetString(),
            Is.EqualTo(MachineBaseImage.Processor)
        );
        Assert.That(image.Configuration.GetProperty("os").GetString(), Is.EqualTo("linux"));
        Assert.That(config.GetProperty("Entrypoint").Deserialize<string[]>(), Is.EqualTo(["/var/task/bootstrap"]));
        Assert.That(config.TryGetProperty("Cmd", out _), Is.False);
        Assert.That(config.GetProperty("WorkingDir").GetString(), Is.EqualTo("/var/task"));
        Assert.That(config.GetProperty("User").GetString(), Is.EqualTo("65534"));
    }

    [Test]
    public async Task Its_labels_say_what_it_is_and_of_which_commit(CancellationToken cancellation)
    {
        var image = await pushed.Value;

        var labels = image.Inspected.GetProperty("Labels");
        var revision = await new Command("git", ["rev-parse", "HEAD"]).RunAsync(cancellation);
        Assert.That(Label("title"), Is.EqualTo("MarketData.Trades"));
        Assert.That(Label("licenses"), Is.EqualTo("Apache-2.0"));
        Assert.That(Label("revision"), Is.EqualTo(revision));
        Assert.That(Label("base.name"), Is.EqualTo(image.BaseImage));

        string? Label(string name) => labels.GetProperty($"org.opencontainers.image.{name}").GetString();
    }

    [Test]
    public async Task The_same_content_is_not_pushed_again(CancellationToken cancellation)
    {
        var image = await pushed.Value;

        var again = await image.Place.Push.RunAsync(cancellation, image.Options);

        Assert.That(again.ExitCode, Is.Zero, again.Everything);
        Assert.That(again.Output, Does.Contain("is there already, with this content."));
        Assert.That(again.Output, Does.Contain(image.Reference.Trim()));
        var now = await ImagePlace.InspectAsync(image.Reference.Trim(), cancellation);
        Assert.That(now.GetProperty("RepoTags").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_registry_takes_it_without_ecr_and_nothing_comes_next(CancellationToken cancellation)
    {
        var image = await pushed.Value;
        var (place, registry) = (image.Place, image.Place.OpenRegistry);

        var push = await (place.Push with { Aws = PushCommand.Nowhere }).RunAsync(
            cancellation,
            ["--registry", registry, .. image.Options]
        );

        Assert.That(push.ExitCode, Is.Zero, push.Everything);
        Assert.That(
            push.Output.Split('\n')[^1],
            Does.Match($"^Wrote artifacts/lambda/.+: {registry}/ecr-trades-{place.Suffix}@sha256:[0-9a-f]{{64}}$")
        );
    }

    [TestCaseSource(typeof(TradeTasks), nameof(TradeTasks.All))]
    public async Task Each_task_asks_for_its_first_invocation(string task, CancellationToken cancellation)
    {
        var image = await pushed.Value;
        var unpacked = await UnpackedImage.ReadAsync(image.Bundle, cancellation);

        var times = new List<TimeSpan>();
        for (var start = 0; start < Starts; start++)
        {
            times.Add(await unpacked.StartAsync(task, cancellation));
        }

        var median = times.Order().ElementAt(Starts / 2).TotalMilliseconds;
        await TestContext.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{task}: {median:0} ms to its first question, median of {Starts}"
            )
        );
    }

    [Test]
    public async Task A_command_that_is_no_task_fails_the_start_and_names_those_there_are(
        CancellationToken cancellation
    )
    {
        var image = await pushed.Value;
        var unpacked = await UnpackedImage.ReadAsync(image.Bundle, cancellation);

        Assert.That(
            () => unpacked.StartAsync("settle", cancellation),
            Throws.TypeOf<ToolException>().With.Message.Contains("it must be one of validate, enrich, record.")
        );
    }
}
