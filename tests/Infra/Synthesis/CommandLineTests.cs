using MarketData.Contract;
using MarketData.Infra.Market;
using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

public class CommandLineTests
{
    [Test]
    public async Task Npx_cdktf_synth_writes_the_same_stacks()
    {
        // As deep below the root as the run's own output, since the JSON holds the package's path relative to it.
        var output = Path.Combine(Checkout.Root, "artifacts", "tests", "cdktf");

        var (exitCode, text) = await Tool.Run(
            Programs.Npx,
            Checkout.Root,
            Synthesized.Variables(""),
            "--no-install",
            "cdktf",
            "synth",
            "--output",
            output
        );

        Assert.That(exitCode, Is.Zero, text);
        foreach (var stack in Synthesized.Of("dev"))
        {
            Assert.That(
                Stack.Load(Path.Combine(output, "stacks", stack.Name)).Json.ToJsonString(),
                Is.EqualTo(stack.Json.ToJsonString())
            );
        }
    }

    [Test]
    public async Task Npx_cdktf_synth_hcl_writes_configurations_that_Terraform_finds_valid()
    {
        var output = Path.Combine(Checkout.Root, "artifacts", "tests", "hcl");

        // As built: building once more is what the test above is about.
        var app = $"dotnet {typeof(MarketDataStack).Assembly.Location}";

        var (exitCode, text) = await Tool.Run(
            Programs.Npx,
            Checkout.Root,
            Synthesized.Variables(""),
            "--no-install",
            "cdktf",
            "synth",
            "--hcl",
            "--output",
            output,
            "--app",
            app
        );
        Assert.That(exitCode, Is.Zero, text);
        foreach (var stack in Synthesized.Of("dev"))
        {
            var (validity, message) = await Terraform.Run(Path.Combine(output, "stacks", stack.Name), "validate");

            Assert.That(validity, Is.Zero, message);
        }
    }

    [Test]
    public async Task Wrong_settings_end_the_program_with_a_sentence_each_and_nothing_else()
    {
        var environment = Synthesized.Variables("");
        environment[SettingsVariables.Suffix] = "Prod";
        environment[SettingsVariables.ReservedConcurrency] = "1";

        var (exitCode, text) = await Tool.Run(
            "dotnet",
            Checkout.Root,
            environment,
            typeof(MarketDataStack).Assembly.Location
        );

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(
            text.ReplaceLineEndings("\n"),
            Is.EqualTo(
                $"{SettingsVariables.Suffix} is \"Prod\", "
                    + "but must be 1 to 16 lower-case letters, digits and hyphens, starting with a letter.\n"
                    + $"{SettingsVariables.ReservedConcurrency} is 1, "
                    + "but must be a whole number from 3 to 1001, or unreserved."
            )
        );
    }

    [Test]
    public async Task The_program_says_where_it_wrote_the_JSON()
    {
        var output = Path.Combine(Checkout.Root, "artifacts", "tests", "dotnet-run");
        var environment = Synthesized.Variables("");
        environment["CDKTF_OUTDIR"] = output;

        var (exitCode, text) = await Tool.Run(
            "dotnet",
            Checkout.Root,
            environment,
            typeof(MarketDataStack).Assembly.Location
        );

        string[] files =
        [
            .. Synthesized.Of("dev").Select(stack => Path.Combine(output, "stacks", stack.Name, "cdk.tf.json")),
        ];
        Assert.That(
            text.ReplaceLineEndings("\n").Split('\n').Take(files.Length),
            Is.EqualTo(files.Select(file => $"Wrote {file}"))
        );
        Assert.That(exitCode, Is.Zero);
        Assert.That(files, Has.All.Exist);
    }

    [Test]
    public async Task A_wrong_mirror_ends_the_program_with_a_sentence_that_names_its_variable()
    {
        var environment = Synthesized.Variables("");
        environment["CDKTF_OUTDIR"] = Path.Combine(Checkout.Root, "artifacts", "tests", "no-mirror");
        environment["TERRAFORM_PROVIDER_MIRROR"] = "nowhere";

        var (exitCode, text) = await Tool.Run(
            "dotnet",
            Checkout.Root,
            environment,
            typeof(MarketDataStack).Assembly.Location
        );

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(text, Does.Contain("TERRAFORM_PROVIDER_MIRROR is 'nowhere', but must be a folder that holds"));
    }
}
