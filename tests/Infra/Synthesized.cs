using HashiCorp.Cdktf;
using MarketData.Infra;

namespace MarketData.InfraTests;

/// <summary>
/// The stacks, synthesized once for the whole run (nearly all of that time is loading the provider): one with every
/// default, one with every setting changed.
/// </summary>
static class Synthesized
{
    public static readonly IReadOnlyDictionary<string, string> EveryOther = new Dictionary<string, string>
    {
        ["ENVIRONMENT_SUFFIX"] = "prod",
        ["AWS_REGION"] = "eu-central-1",
        ["ALERT_EMAILS"] = "desk@example.com, risk@example.com",
        ["ALERT_MESSAGES_PER_MINUTE"] = "100",
        ["RESERVED_CONCURRENCY"] = "40",
        ["BATCH_PROFILE"] = "throughput",
        ["LOG_RETENTION_DAYS"] = "365",
        ["EVENT_RETENTION_DAYS"] = "30",
        ["ARCHIVE_RETENTION_DAYS"] = "7",
        ["LAMBDA_ARCHITECTURE"] = "x86_64",
        ["LAMBDA_MEMORY_MB"] = "3008",
        ["LAMBDA_TIMEOUT_SECONDS"] = "60",
        ["VISIBILITY_TIMEOUT_SECONDS"] = "600",
        ["MAX_RECEIVE_COUNT"] = "5",
    };

    static readonly Lazy<(Stack Dev, Stack Prod)> Stacks = new(Synthesize);

    public static Stack Dev => Stacks.Value.Dev;
    public static Stack Prod => Stacks.Value.Prod;

    public static Stack BySuffix(string suffix) => suffix == "dev" ? Dev : Prod;

    static (Stack, Stack) Synthesize()
    {
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        var output = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "tests", "infra"));
        var app = new App(new AppConfig { Outdir = output.FullName });
        var dev = new MarketDataStack(app, Read(new Dictionary<string, string>()));
        var prod = new MarketDataStack(app, Read(EveryOther));
        app.Synth();
        return (Stack.Load(dev.Folder), Stack.Load(prod.Folder));
    }

    static Settings Read(IReadOnlyDictionary<string, string> variables) =>
        Settings.TryRead(variables.GetValueOrDefault, out var settings, out var problems)
            ? settings
            : throw new InvalidOperationException(string.Join(' ', problems));
}
