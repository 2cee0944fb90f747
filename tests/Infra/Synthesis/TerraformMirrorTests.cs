using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

public class TerraformMirrorTests
{
    const string Variable = "TERRAFORM_PROVIDER_MIRROR";
    static readonly string Provider = Path.Combine("registry.terraform.io", "hashicorp", "aws");
    static readonly string Folder = Path.Combine(Checkout.Root, "artifacts", "tests", "mirror");
    static readonly string StackFolder = Path.Combine(Folder, "stack");

    string? before;

    [SetUp]
    public void MakeStack()
    {
        before = Environment.GetEnvironmentVariable(Variable);
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        Directory.CreateDirectory(StackFolder);
        File.Copy(Path.Combine(Synthesized.Dev.Folder, "cdk.tf.json"), Path.Combine(StackFolder, "cdk.tf.json"));
    }

    [TearDown]
    public void RestoreVariable() => Environment.SetEnvironmentVariable(Variable, before);

    [Test]
    public void Terraform_finds_the_mirror_that_the_variable_names_beside_the_configuration()
    {
        var first = Mirror("first", "5.100.0");
        var second = Mirror("second", "5.100.0");

        Environment.SetEnvironmentVariable(Variable, first);
        Assert.That(TerraformMirror.OfferTo(StackFolder));
        Environment.SetEnvironmentVariable(Variable, second);
        Assert.That(TerraformMirror.OfferTo(StackFolder));

        // https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
        var place = new DirectoryInfo(Path.Combine(StackFolder, "terraform.d", "plugins"));
        Assert.That(place.LinkTarget, Is.EqualTo(second));
    }

    [Test]
    public void A_lock_file_is_written_once_so_that_cdktf_asks_no_registry_for_one()
    {
        TerraformMirror.OfferTo(StackFolder);
        var file = Path.Combine(StackFolder, ".terraform.lock.hcl");
        Assert.That(File.ReadAllText(file), Does.Contain("\"5.100.0\""));

        const string withChecksums = "version = \"5.100.0\" # and its checksums";
        File.WriteAllText(file, withChecksums);
        TerraformMirror.OfferTo(StackFolder);

        Assert.That(File.ReadAllText(file), Is.EqualTo(withChecksums));
    }

    [Test]
    public void A_lock_file_of_another_version_makes_room()
    {
        var file = Path.Combine(StackFolder, ".terraform.lock.hcl");
        File.WriteAllText(file, "version = \"6.66.0\"");

        TerraformMirror.OfferTo(StackFolder);

        Assert.That(File.ReadAllText(file), Does.Contain("\"5.100.0\"").And.Not.Contain("6.66.0"));
    }

    [TestCase(null)]
    [TestCase("5.99.0")]
    public void A_variable_that_names_no_mirror_of_the_providers_version_is_refused(string? version)
    {
        var named = version is null ? Folder : Mirror("old", version);
        Environment.SetEnvironmentVariable(Variable, named);

        Assert.That(
            () => TerraformMirror.OfferTo(StackFolder),
            Throws
                .TypeOf<ToolException>()
                .With.Message.EqualTo(
                    $"{Variable} is '{named}', but must be a folder that holds {Provider} in version 5.100.0."
                )
        );
    }

    static string Mirror(string name, string version)
    {
        var mirror = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.Combine(mirror, Provider, version));
        return mirror;
    }
}
