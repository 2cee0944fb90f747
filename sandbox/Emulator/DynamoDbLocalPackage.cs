using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using MarketData.Tools;

namespace MarketData.Sandbox.Emulator;

/// <summary>DynamoDB Local as it lies in an npm package, taken once and kept in `artifacts/`.</summary>
static class DynamoDbLocalPackage
{
    const string Name = "amplify-dynamodb-simulator";
    const string Version = "2.9.30";
    const string Sha512 = "xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==";

    static readonly string Home = Path.Combine(Checkout.Artifacts, "dynamodb-local", Version);

    /// <summary>The folder that holds DynamoDBLocal.jar.</summary>
    public static async Task<string> ProvideAsync(CancellationToken cancellation)
    {
        var emulator = Path.Combine(Home, "package", "emulator");
        if (Directory.Exists(emulator))
        {
            return emulator;
        }

        // Unpacked beside its place and moved there whole, so that an interrupted run leaves nothing half done.
        var download = Directory.CreateDirectory($"{Home}.{Environment.ProcessId}").FullName;
        try
        {
            // `npm pack` takes the package alone; an install would bring two hundred dependencies.
            await new Command(
                Programs.Npm,
                ["pack", $"{Name}@{Version}", "--silent", "--pack-destination", download]
            ).RunAsync(cancellation);
            await UnpackAsync(Path.Combine(download, $"{Name}-{Version}.tgz"), download, cancellation);
            PutInPlace(download);
        }
        finally
        {
            if (Directory.Exists(download))
            {
                Directory.Delete(download, recursive: true);
            }
        }

        return emulator;
    }

    static async Task UnpackAsync(string archive, string folder, CancellationToken cancellation)
    {
        await using (var file = File.OpenRead(archive))
        {
            var found = Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellation));
            if (found != Sha512)
            {
                throw new ToolException(
                    $"The npm package {Name} {Version} has the SHA-512 '{found}' where '{Sha512}' is expected; "
                        + "it is not used."
                );
            }

            file.Position = 0;
            await using var plain = new GZipStream(file, CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(plain, folder, overwriteFiles: false, cancellation);
        }

        File.Delete(archive);
    }

    static void PutInPlace(string download)
    {
        try
        {
            Directory.Move(download, Home);
        }
        catch (IOException) when (Directory.Exists(Home))
        {
            // Another run was faster, with the same content.
        }
    }
}
