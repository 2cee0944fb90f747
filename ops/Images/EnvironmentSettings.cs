using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.Ops.Images;

/// <summary>The settings files: an environment without one is none that is deployed.</summary>
static class EnvironmentSettings
{
    public static void Require(string suffix)
    {
        var folder = Environment.GetEnvironmentVariable(SettingsVariables.Folder) is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(Checkout.Root, "settings");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        var environments = files
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name != "schema")
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (!environments.Contains(suffix))
        {
            throw new ToolException(
                $"--environment is '{suffix}', but must be one that has settings in {folder}, which has: "
                    + $"{(environments is [] ? "none" : string.Join(", ", environments))}."
            );
        }
    }
}
