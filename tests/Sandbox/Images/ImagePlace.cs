using System.Text.Json;
using MarketData.Contract;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Steps;
using MarketData.Tools;

namespace MarketData.SandboxTests.Images;

/// <summary>
/// Where images are pushed to: a registry that wants a token, an ECR that gives one, and an environment that no other
/// run has, so that runs do not write each other's files.
/// </summary>
sealed class ImagePlace : IDisposable
{
    const string Password = "of-ecr";
    const string Login = $"AWS:{Password}";

    /// <summary>It as Apache's htpasswd keeps it, by bcrypt.</summary>
    const string Users = "AWS:$2y$05$abcdefghijklmnopqrstuu84B97E.6ui8MNhfPKw6EHBCyinYWYoq";

    readonly Workspace workspace;
    readonly LocalRegistry deployed;
    readonly LocalRegistry open;
    readonly FakeEcr ecr;

    ImagePlace(Workspace workspace, LocalRegistry deployed, LocalRegistry open, FakeEcr ecr) =>
        (this.workspace, this.deployed, this.open, this.ecr) = (workspace, deployed, open, ecr);

    public string Folder => workspace.Folder;

    public string Suffix { get; } = $"t{Guid.NewGuid():N}"[..9];

    /// <summary>The deployment's.</summary>
    public string Registry => deployed.Address;

    /// <summary>Everybody may pull from it, and push to it.</summary>
    public string OpenRegistry => open.Address;

    public PushCommand Push =>
        new(Suffix)
        {
            Aws = ecr.Url,
            Settings = Folder,
            Allowed = [Registry, OpenRegistry],
        };

    /// <summary>Names the image to the stack.</summary>
    public string ImageFile =>
        Path.Combine(Checkout.Root, TradeImage.FileOf(StackSettings.Architecture, new(Suffix, Credentials.Region)));

    /// <param name="cleanup">Ends what is started.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <param name="token">What ECR gives, the registry's password by default.</param>
    public static async Task<ImagePlace> CreateAsync(
        Cleanup cleanup,
        CancellationToken cancellation,
        string token = Password
    )
    {
        await Prerequisite.RequireAsync(Prerequisite.ImageTools, cancellation);
        var workspace = cleanup.Add(new Workspace());
        var users = workspace.PathOf("users");
        await File.WriteAllTextAsync(users, Users, cancellation);
        var deployed = cleanup.Add(await LocalRegistry.StartAsync(workspace.PathOf("deployed"), users, cancellation));
        var open = cleanup.Add(await LocalRegistry.StartAsync(workspace.PathOf("open"), users: null, cancellation));
        var ecr = cleanup.Add(await FakeEcr.StartAsync(deployed.Address, token));
        var place = cleanup.Add(new ImagePlace(workspace, deployed, open, ecr));
        await File.WriteAllTextAsync(workspace.PathOf($"{place.Suffix}.json"), "{}", cancellation);
        return place;
    }

    /// <summary>What skopeo prints of an image in the deployment's registry.</summary>
    public static async Task<JsonElement> InspectAsync(
        string image,
        CancellationToken cancellation,
        params string[] options
    )
    {
        string[] access = ["--tls-verify=false", $"--creds={Login}"];
        var command = new Command("skopeo", ["inspect", .. access, .. options, $"docker://{image}"]);
        return JsonElement.Parse(await command.RunAsync(cancellation));
    }

    /// <summary>Pulls and unpacks an image.</summary>
    /// <returns>The folder of its root file system, and of how it is started.</returns>
    public async Task<string> UnpackAsync(string image, CancellationToken cancellation)
    {
        var (layout, bundle) = ($"{workspace.PathOf("layout")}:image", workspace.PathOf("bundle"));
        string[] access = ["--src-tls-verify=false", $"--src-creds={Login}"];
        await new Command("skopeo", ["copy", "--quiet", .. access, $"docker://{image}", $"oci:{layout}"]).RunAsync(
            cancellation
        );
        string[] rootless = Environment.IsPrivilegedProcess ? [] : ["--rootless"];
        await new Command("umoci", ["unpack", .. rootless, "--image", layout, bundle]).RunAsync(cancellation);
        return bundle;
    }

    public void Dispose() => File.Delete(ImageFile);
}
