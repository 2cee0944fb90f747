using Amazon.Runtime;
using MarketData.Contract;

namespace MarketData.Sandbox.Emulator;

/// <summary>What the local engines accept as an account: they check no signature, but want one.</summary>
public static class Credentials
{
    public const string AccessKey = "sandbox";
    public const string SecretKey = "sandbox";
    public const string Region = "us-east-1";

    public static BasicAWSCredentials Basic { get; } = new(AccessKey, SecretKey);

    /// <summary>For a child process. The profiles of the user's own accounts must not be in reach.</summary>
    public static IReadOnlyDictionary<string, string> Environment(Uri endpoint) =>
        new Dictionary<string, string>
        {
            [Endpoints.AwsVariable] = Endpoints.Url(endpoint),
            ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "false",
            ["AWS_ACCESS_KEY_ID"] = AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = SecretKey,
            ["AWS_SESSION_TOKEN"] = "",
            [SettingsVariables.Region] = Region,
            ["AWS_DEFAULT_REGION"] = Region,
            ["AWS_PROFILE"] = "",
            ["AWS_CONFIG_FILE"] = Nowhere,
            ["AWS_SHARED_CREDENTIALS_FILE"] = Nowhere,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };

    static string Nowhere => OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
}
