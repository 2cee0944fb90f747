using System.Runtime.InteropServices;
using MarketData.Contract;
using MarketData.Sandbox.Emulator;

namespace MarketData.Sandbox.Deployment;

/// <summary>
/// The settings that every deployment on this machine needs; all others are the user's, or their defaults.
/// </summary>
public static class StackSettings
{
    /// <summary>This machine's, because the function runs here.</summary>
    public static string Architecture =>
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x86_64";

    /// <param name="suffix">Of the environment.</param>
    /// <param name="chosen">What the run sets besides, by the settings' variables.</param>
    public static IReadOnlyDictionary<string, string> With(string suffix, IReadOnlyDictionary<string, string> chosen) =>
        new Dictionary<string, string>(chosen)
        {
            [SettingsVariables.Suffix] = suffix,
            [SettingsVariables.Region] = Credentials.Region,
            [SettingsVariables.Architecture] = Architecture,
            [SettingsVariables.Emulated] = "true",
            // The emulator processes no more trades at once than these keep up with.
            [SettingsVariables.TradesReservedConcurrency] = "3",
            // A session of years ago is no old news here.
            [FunctionVariables.AlertMaxAgeSeconds] = "1000000000",
        };
}
