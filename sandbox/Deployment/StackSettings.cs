using System.Runtime.InteropServices;
using MarketData.Sandbox.Emulator;

namespace MarketData.Sandbox.Deployment;

/// <summary>The settings that a run sets itself; every other one is the user's, or its default.</summary>
static class StackSettings
{
    public static string Suffix =>
        Environment.GetEnvironmentVariable("ENVIRONMENT_SUFFIX") is { Length: > 0 } suffix ? suffix : "dev";

    /// <summary>This machine's, because the function runs here.</summary>
    public static string Architecture =>
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x86_64";

    public static IReadOnlyDictionary<string, string> For(SandboxOptions options)
    {
        var settings = new Dictionary<string, string>
        {
            ["ENVIRONMENT_SUFFIX"] = Suffix,
            ["AWS_REGION"] = Credentials.Region,
            ["LAMBDA_ARCHITECTURE"] = Architecture,
            ["EMULATED"] = "true",
        };
        if (options.Chaos is not null)
        {
            // A delivery that dies of chaos counts as received: with the default of 3, good events would end in the
            // dead-letter queue, as they would on AWS.
            settings["MAX_RECEIVE_COUNT"] = "20";
        }

        if (options.Profile is not null)
        {
            settings["BATCH_PROFILE"] = options.Profile;
        }

        foreach (var (name, value) in options.Settings)
        {
            settings[name] = value;
        }

        return settings;
    }
}
