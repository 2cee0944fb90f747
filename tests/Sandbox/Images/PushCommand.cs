using MarketData.Contract;
using MarketData.SandboxTests.Ops;
using MarketData.Tools;

namespace MarketData.SandboxTests.Images;

/// <summary><c>images push</c> as a process of its own.</summary>
sealed record PushCommand(string Suffix)
{
    /// <summary>Nobody listens on port 1.</summary>
    public const string Nowhere = "http://127.0.0.1:1";

    /// <summary>Where ECR's API is.</summary>
    public string Aws { get; init; } = Nowhere;

    /// <summary>Of the settings; empty: the repository's.</summary>
    public string Settings { get; init; } = "";

    /// <summary>Registries without TLS.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    public Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] options) =>
        OpsCommand.RunAsync(
            new Dictionary<string, string>
            {
                ["AWS_ENDPOINT_URL"] = Aws,
                ["AWS_ACCESS_KEY_ID"] = "test",
                ["AWS_SECRET_ACCESS_KEY"] = "test",
                ["DOTNET_CONTAINER_INSECURE_REGISTRIES"] = string.Join(';', Allowed),
                [SettingsVariables.Region] = "us-east-1",
                [SettingsVariables.Suffix] = Suffix,
                [SettingsVariables.Folder] = Settings,
            },
            cancellation,
            ["images", "push", .. options]
        );
}
