using System.IO.Compression;
using System.Security.Cryptography;
using MarketData.Sandbox.Lambda;
using MarketData.Tools;

namespace MarketData.Sandbox.Deployment;

/// <summary>The package that was deployed, unpacked as Lambda unpacks it.</summary>
static class FunctionPackage
{
    /// <summary>Local emulators hand no package out, so the local file is compared with the deployed hash.</summary>
    public static async Task UnpackAsync(
        string zip,
        DeployedFunction function,
        string folder,
        CancellationToken cancellation
    )
    {
        await using var file = File.OpenRead(zip);
        var hash = Convert.ToBase64String(await SHA256.HashDataAsync(file, cancellation));
        if (hash != function.CodeSha256)
        {
            throw new ToolException(
                $"The deployed package has the SHA-256 '{function.CodeSha256}', but {zip} has '{hash}'; they must be the same file."
            );
        }

        file.Position = 0;
        await ZipFile.ExtractToDirectoryAsync(file, folder, cancellation);
        var bootstrap = Path.Combine(folder, "bootstrap");
        if (!File.Exists(bootstrap))
        {
            throw new ToolException($"{zip} holds no file 'bootstrap', which Lambda's provided runtime starts.");
        }

        if (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(bootstrap).HasFlag(UnixFileMode.UserExecute))
        {
            throw new ToolException($"The file 'bootstrap' in {zip} is not executable, so Lambda could not start it.");
        }
    }
}
