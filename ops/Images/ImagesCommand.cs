using System.CommandLine;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Images;

/// <summary>The commands that begin with <c>images</c>.</summary>
static class ImagesCommand
{
    public static Command Create() => new("images", "The image of the functions that process trades.") { Push() };

    static Command Push()
    {
        var architecture = new Option<string>("--architecture")
        {
            Description = "The processor that the settings name as function.architecture.",
            DefaultValueFactory = _ => "arm64",
        };
        architecture.AcceptOnlyFromAmong("arm64", "x86_64");
        var registry = new Option<string?>("--registry")
        {
            HelpName = "HOST:PORT",
            Description = "A registry to push to in place of the deployment's, such as one on this machine.",
        };
        var baseImage = new Option<string?>("--base")
        {
            HelpName = "IMAGE",
            Description = "The image to build on in place of Lambda's.",
        };
        var push = new Command(
            "push",
            "Builds the image and pushes it, unless its content is there already, for the next deployment to take."
        )
        {
            architecture,
            registry,
            baseImage,
        };
        Operation.Set(
            push,
            "The image was not pushed",
            run =>
                new ImagePush(run.Deployed, run.Progress).RunAsync(
                    new(run.Get(architecture)!, run.Get(baseImage)),
                    run.Get(registry),
                    run.Cancellation
                )
        );
        return push;
    }
}
