using MarketData.Tools;

namespace MarketData.Sandbox.Emulator;

/// <summary>Starts the Python scripts of `launcher/`.</summary>
static class Launcher
{
    static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "Emulator", "launcher");

    /// <param name="name">What it starts, for messages.</param>
    /// <param name="script">The script's file.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="variables">Of its environment, besides those of this process.</param>
    /// <param name="arguments">The script's arguments.</param>
    public static Companion Start(
        string name,
        string script,
        string folder,
        IReadOnlyDictionary<string, string> variables,
        params string[] arguments
    ) =>
        Companion.Start(
            name,
            new(Programs.Python, [Path.Combine(Scripts, script), .. arguments])
            {
                Folder = folder,
                // Neither the user's account nor compiled files beside the scripts.
                Environment = new Dictionary<string, string>(variables)
                {
                    ["AWS_EC2_METADATA_DISABLED"] = "true",
                    ["PYTHONDONTWRITEBYTECODE"] = "1",
                },
            }
        );
}
