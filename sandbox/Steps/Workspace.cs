using MarketData.Tools;

namespace MarketData.Sandbox.Steps;

/// <summary>
/// A run's folder, gone when the run is. It lies in the repository's `artifacts/`: the deployment names the function's
/// package by a relative path, which a temporary folder behind a symbolic link would break.
/// </summary>
public sealed class Workspace : IDisposable
{
    public string Folder { get; } =
        Directory.CreateDirectory(Path.Combine(Checkout.Artifacts, "sandbox", $"run-{Guid.NewGuid():N}")).FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
