namespace MarketData.Contract;

/// <summary>The settings that tools and tests set by environment variable. docs/settings.md lists all.</summary>
public static class SettingsVariables
{
    /// <summary>Names the environment: which settings file, and the end of every resource's name.</summary>
    public const string Suffix = "ENVIRONMENT_SUFFIX";

    /// <summary>Holds the settings files, in place of <c>settings/</c>.</summary>
    public const string Folder = "SETTINGS_FOLDER";

    public const string Region = "AWS_REGION";
    public const string Architecture = "LAMBDA_ARCHITECTURE";
    public const string TimeoutSeconds = "LAMBDA_TIMEOUT_SECONDS";
    public const string ReservedConcurrency = "RESERVED_CONCURRENCY";
    public const string BatchProfile = "BATCH_PROFILE";
    public const string MaxReceiveCount = "MAX_RECEIVE_COUNT";

    public const string TradesApiEndpoint = "TRADES_API_ENDPOINT";

    /// <summary>How many of each trade function run at once.</summary>
    public const string TradesReservedConcurrency = "TRADES_RESERVED_CONCURRENCY";

    /// <summary>Leaves out what a local emulator cannot hold.</summary>
    public const string Emulated = "EMULATED";
}
