using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.Ops.Images;

/// <summary>
/// What an image holds and does, whenever and at whatever commit it was built: its tag says that, so that a repository
/// whose tags are immutable takes each content once. Digests of images do not serve: they change with the time of the
/// build, which is in the configuration and in the function's layer.
/// </summary>
public static class ImageContent
{
    const string RevisionLabel = "org.opencontainers.image.revision";
    const int TagDigits = 16;

    /// <param name="architecture">The processor, as the settings name it.</param>
    /// <param name="configuration">
    /// The image's, in which the function's layer is the last:
    /// https://github.com/opencontainers/image-spec/blob/main/config.md
    /// </param>
    /// <param name="folder">What that layer was made of.</param>
    /// <exception cref="ToolException">The image is for another processor.</exception>
    public static string Tag(string architecture, JsonObject configuration, string folder)
    {
        var image = configuration.DeepClone().AsObject();
        RequireProcessor(architecture, (string)image["architecture"]!);
        image.Remove("created");
        image.Remove("history");
        image["config"]!["Labels"]?.AsObject().Remove(RevisionLabel);
        var layers = image["rootfs"]!["diff_ids"]!.AsArray();
        layers.RemoveAt(layers.Count - 1);

        var content = string.Join('\n', [image.ToJsonString(), .. FilesOf(folder)]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        return $"{architecture}-{hash[..TagDigits]}";
    }

    /// <summary>The SDK builds on a base image that is for one processor only, whichever that is.</summary>
    static void RequireProcessor(string architecture, string found)
    {
        var needed = architecture == "x86_64" ? "amd64" : architecture;
        if (found != needed)
        {
            throw new ToolException($"The base image is for {found}, but must be for {needed}.");
        }
    }

    static IEnumerable<string> FilesOf(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path: file, Name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Name} {HashOf(file.Path)}");

    static string HashOf(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
