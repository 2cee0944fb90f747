using System.IO.Compression;
using System.Security.Cryptography;
using MarketData.Tools;

namespace MarketData.Sandbox.Lambda;

/// <summary>The package that was deployed, unpacked as Lambda unpacks it.</summary>
public sealed record UnpackedPackage(string Folder)
{
    public string Bootstrap => Path.Combine(Folder, "bootstrap");

    /// <summary>Local emulators hand no package out, so the local file is compared with the deployed hash.</summary>
    public static async Task<UnpackedPackage> CreateAsync(
        string zip,
        string deployedSha256,
        string folder,
        CancellationToken cancellation
    )
    {
        await using var file = File.OpenRead(zip);
        var hash = Convert.ToBase64String(await SHA256.HashDataAsync(file, cancellation));
        if (hash != deployedSha256)
        {
            throw new ToolException(
                $"The deployed package has the SHA-256 '{deployedSha256}', but {zip} has '{hash}'; "
                    + "they must be the same file."
            );
        }

        file.Position = 0;
        await ZipFile.ExtractToDirectoryAsync(file, folder, cancellation);
        var package = new UnpackedPackage(folder);
        package.RequireBootstrap(zip);
        return package;
    }

    void RequireBootstrap(string zip)
    {
        if (!File.Exists(Bootstrap))
        {
            throw new ToolException($"{zip} holds no file 'bootstrap', which Lambda's provided runtime starts.");
        }

        if (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(Bootstrap).HasFlag(UnixFileMode.UserExecute))
        {
            throw new ToolException($"The file 'bootstrap' in {zip} is not executable, so Lambda could not start it.");
        }
    }
}
