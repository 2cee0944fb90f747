using MarketData.Tools;

namespace MarketData.InfraTests;

public class TerraformMirrorTests
{
    const string Variable = "TERRAFORM_PROVIDER_MIRROR";
    static readonly string Folder = Path.Combine(Checkout.Root, "artifacts", "tests", "mirror");

    string? before;

    [SetUp]
    public void Remember() => before = Environment.GetEnvironmentVariable(Variable);

    [TearDown]
    public void Restore() => Environment.SetEnvironmentVariable(Variable, before);

    [Test]
    public void The_mirror_that_the_variable_names_is_taken()
    {
        var mirror = Path.Combine(Folder, "named");
        Directory.CreateDirectory(Path.Combine(mirror, "registry.terraform.io", "hashicorp", "aws"));
        Environment.SetEnvironmentVariable(Variable, mirror);

        var file = TerraformMirror.WriteCliConfiguration(Path.Combine(Folder, "configuration"));

        Assert.That(File.ReadAllText(file!), Does.Contain($"path = \"{mirror.Replace('\\', '/')}\""));
    }

    [Test]
    public void A_variable_that_names_no_mirror_is_refused()
    {
        Environment.SetEnvironmentVariable(Variable, Folder);

        Assert.That(
            () => TerraformMirror.WriteCliConfiguration(Folder),
            Throws
                .TypeOf<ToolException>()
                .With.Message.StartsWith($"{Variable} is '{Folder}', but must be a folder that holds")
        );
    }
}
