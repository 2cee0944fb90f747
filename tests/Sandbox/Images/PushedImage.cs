using System.Text.Json;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Steps;
using MarketData.Tools;

namespace MarketData.SandboxTests.Images;

/// <summary>This machine's image of the trade functions: built, pushed, read back, pulled and unpacked.</summary>
sealed record PushedImage(ImagePlace Place, string BaseImage, CommandResult Push)
{
    /// <summary>What the stack reads.</summary>
    public required string Reference { get; init; }

    public required JsonElement Inspected { get; init; }

    public required JsonElement Configuration { get; init; }

    public required string Bundle { get; init; }

    public string[] Options => OptionsOn(BaseImage);

    public static async Task<PushedImage> CreateAsync(Cleanup cleanup, CancellationToken cancellation)
    {
        var place = await ImagePlace.CreateAsync(cleanup, cancellation);
        var baseImage = await MachineBaseImage.PushAsync(place.OpenRegistry, place.Folder, cancellation);
        var push = await place.Push.RunAsync(cancellation, OptionsOn(baseImage));
        Assert.That(push.ExitCode, Is.Zero, push.Everything);
        var reference = await File.ReadAllTextAsync(place.ImageFile, cancellation);
        var image = reference.Trim();
        return new(place, baseImage, push)
        {
            Reference = reference,
            Inspected = await ImagePlace.InspectAsync(image, cancellation),
            Configuration = await ImagePlace.InspectAsync(image, cancellation, "--config"),
            Bundle = await place.UnpackAsync(image, cancellation),
        };
    }

    static string[] OptionsOn(string baseImage) => ["--architecture", StackSettings.Architecture, "--base", baseImage];
}
