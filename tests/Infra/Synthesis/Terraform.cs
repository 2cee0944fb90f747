using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

/// <summary>The real Terraform with the real provider, in the folder of a stack.</summary>
static class Terraform
{
    public static async Task<(int ExitCode, string Output)> Run(string folder, string command)
    {
        TerraformMirror.OfferTo(folder);
        var environment = new Dictionary<string, string>();
        var init = await Tool.Run(
            "terraform",
            folder,
            environment,
            "init",
            "-backend=false",
            "-input=false",
            "-no-color"
        );
        Assert.That(init.ExitCode, Is.Zero, () => $"{init.Output}\n{TerraformMirror.Advice}");
        return await Tool.Run("terraform", folder, environment, command, "-no-color");
    }
}
