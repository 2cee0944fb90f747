using MarketData.Tools;

namespace MarketData.InfraTests;

/// <summary>The real Terraform with the real provider, in the folder of a stack.</summary>
static class Terraform
{
    static readonly string? Configuration = TerraformMirror.WriteCliConfiguration(
        Path.Combine(Checkout.Root, "artifacts", "tests", "terraform")
    );

    public static async Task<(int ExitCode, string Output)> Run(string folder, string command)
    {
        var environment = new Dictionary<string, string>();
        if (Configuration is not null)
        {
            environment["TF_CLI_CONFIG_FILE"] = Configuration;
        }

        var init = await Tool.Run(
            "terraform",
            folder,
            environment,
            "init",
            "-backend=false",
            "-input=false",
            "-no-color"
        );
        Assert.That(init.ExitCode, Is.Zero, init.Output);
        return await Tool.Run("terraform", folder, environment, command, "-no-color");
    }
}
