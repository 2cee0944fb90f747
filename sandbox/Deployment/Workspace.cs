using MarketData.Tools;

namespace MarketData.Sandbox.Deployment;

/// <summary>
/// A run's folder, gone when the run is. It lies in the repository's `artifacts/`: the deployment names the function's
/// package by a relative path, which a temporary folder behind a symbolic link would break.
/// </summary>
public sealed class Workspace : IDisposable
{
    Workspace(string folder) => Folder = folder;

    public string Folder { get; }

    public static Workspace Create() =>
        new(Directory.CreateDirectory(Path.Combine(Checkout.Artifacts, "sandbox", $"run-{Guid.NewGuid():N}")).FullName);

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
