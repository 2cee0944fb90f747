using System.Text.Json.Nodes;
using MarketData.Ops.Images;
using MarketData.Tools;

namespace MarketData.SandboxTests.Images;

public sealed class ImageContentTests
{
    readonly string folder = Directory.CreateTempSubdirectory("content-").FullName;

    [SetUp]
    public void Write()
    {
        File.WriteAllText(Path.Combine(folder, "bootstrap"), "starts");
        File.WriteAllText(Path.Combine(folder, "MarketData.Trades.dll"), "runs");
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_build_at_another_time_and_commit_has_the_same_tag()
    {
        var later = Configuration();
        later["created"] = "2026-11-30T00:00:00Z";
        later["history"]![0]!["created"] = "2026-11-30T00:00:00Z";
        later["config"]!["Labels"]!["org.opencontainers.image.revision"] = "b2";
        // The function's layer: the times of its files.
        later["rootfs"]!["diff_ids"]![1] = "sha256:4";

        Assert.That(Tag(later), Is.EqualTo(Tag(Configuration())).And.Match("^arm64-[0-9a-f]{16}$"));
    }

    [Test]
    public void Another_base_has_another_tag()
    {
        var rebuilt = Configuration();
        rebuilt["rootfs"]!["diff_ids"]![0] = "sha256:3";

        Assert.That(Tag(rebuilt), Is.Not.EqualTo(Tag(Configuration())));
    }

    [Test]
    public void Another_entry_point_has_another_tag()
    {
        var changed = Configuration();
        changed["config"]!["Entrypoint"]![0] = "/var/runtime/bootstrap";

        Assert.That(Tag(changed), Is.Not.EqualTo(Tag(Configuration())));
    }

    [TestCase("bootstrap", "starts otherwise")]
    [TestCase("one-more.dll", "runs")]
    public void Other_files_have_another_tag(string name, string content)
    {
        var before = Tag(Configuration());

        File.WriteAllText(Path.Combine(folder, name), content);

        Assert.That(Tag(Configuration()), Is.Not.EqualTo(before));
        File.Delete(Path.Combine(folder, name));
    }

    [Test]
    public void A_base_for_another_processor_is_refused()
    {
        Assert.That(
            () => ImageContent.Tag("x86_64", Configuration(), folder),
            Throws.TypeOf<ToolException>().With.Message.EqualTo("The base image is for arm64, but must be for amd64.")
        );
    }

    string Tag(JsonObject configuration) => ImageContent.Tag("arm64", configuration, folder);

    static JsonObject Configuration() =>
        JsonNode
            .Parse(
                """
                {
                  "created": "2026-11-29T18:00:50Z", "architecture": "arm64", "os": "linux",
                  "config": {
                    "Entrypoint": ["/var/task/bootstrap"],
                    "Labels": { "org.opencontainers.image.revision": "a1", "net.dot.sdk.version": "10.0.401" }
                  },
                  "rootfs": { "type": "layers", "diff_ids": ["sha256:1", "sha256:2"] },
                  "history": [{ "created": "2026-11-29T18:00:50Z", "author": ".NET SDK" }]
                }
                """
            )!
            .AsObject();
}
