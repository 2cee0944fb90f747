using System.Runtime.InteropServices;
using MarketData.Tools;

namespace MarketData.SandboxTests.Images;

/// <summary>
/// What .NET needs of an operating system, taken from this machine: Lambda's base image is not to be had everywhere.
/// </summary>
static class MachineBaseImage
{
    static readonly bool IsArm = RuntimeInformation.OSArchitecture == Architecture.Arm64;

    static readonly string Loader = IsArm ? "/lib/ld-linux-aarch64.so.1" : "/lib64/ld-linux-x86-64.so.2";

    static readonly string[] Libraries =
    [
        "libc.so.6",
        "libm.so.6",
        "libdl.so.2",
        "librt.so.1",
        "libpthread.so.0",
        "libgcc_s.so.1",
        "libstdc++.so.6",
        "libssl.so.3",
        "libcrypto.so.3",
    ];

    /// <summary>Some builds of OpenSSL use them.</summary>
    static readonly string[] OptionalLibraries = ["libz.so.1", "libzstd.so.1"];

    /// <summary>As the specification of images names it.</summary>
    public static string Processor => IsArm ? "arm64" : "amd64";

    /// <summary>Pushes it and returns its name.</summary>
    public static async Task<string> PushAsync(string registry, string folder, CancellationToken cancellation)
    {
        var root = Path.Combine(folder, "base");
        await CopyFilesAsync(root, cancellation);
        var layout = Path.Combine(folder, "base-layout");
        var image = $"{layout}:base";
        await Umoci("init", "--layout", layout);
        await Umoci("new", "--image", image);
        await Umoci("insert", "--image", image, root, "/");
        await Umoci("config", "--image", image, "--os", "linux", "--architecture", Processor);
        var name = $"{registry}/base:machine";
        await new Command(
            "skopeo",
            ["copy", "--quiet", "--dest-tls-verify=false", $"oci:{image}", $"docker://{name}"]
        ).RunAsync(cancellation);
        return name;

        Task<string> Umoci(params string[] arguments) => new Command("umoci", arguments).RunAsync(cancellation);
    }

    static async Task CopyFilesAsync(string root, CancellationToken cancellation)
    {
        var known = await PathsAsync(cancellation);
        var found = Libraries
            .Select(name => known.GetValueOrDefault(name) ?? throw new ToolException($"This machine has no {name}."))
            .Concat(OptionalLibraries.Select(known.GetValueOrDefault).OfType<string>());
        foreach (var file in found.Append(Loader))
        {
            var copy = Path.Join(root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (var folder in (string[])["dev", "proc", "tmp"])
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
        }
    }

    /// <summary>
    /// Where the loader finds libraries. It prints <c>libc.so.6 (libc6,x86-64) => /lib/x86_64-linux-gnu/libc.so.6</c>.
    /// </summary>
    static async Task<Dictionary<string, string>> PathsAsync(CancellationToken cancellation)
    {
        var processor = IsArm ? "AArch64" : "x86-64";
        var printed = await new Command("/sbin/ldconfig", ["-p"]).RunAsync(cancellation);
        return printed
            .Split('\n')
            .Select(line => line.Trim().Split([" (", ") => "], StringSplitOptions.None))
            .Where(parts => parts.Length == 3 && parts[1].Contains(processor, StringComparison.Ordinal))
            .DistinctBy(parts => parts[0])
            .ToDictionary(parts => parts[0], parts => parts[2]);
    }
}
