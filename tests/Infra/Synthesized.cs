using HashiCorp.Cdktf;
using MarketData.Infra.Configuration;
using MarketData.Infra.Market;
using MarketData.Tools;

namespace MarketData.InfraTests;

/// <summary>
/// The stacks, synthesized once for the whole run (nearly all of that time is loading the provider): one for each
/// settings file of the repository, and one with every setting changed.
/// </summary>
static class Synthesized
{
    static readonly string OwnSettings = Path.Combine(Checkout.Root, "tests", "Infra", "Settings");

    static readonly Lazy<Dictionary<string, Stack>> Stacks = new(Synthesize);

    public static Stack Dev => BySuffix("dev");
    public static Stack Every => BySuffix("every");

    /// <summary>Dev as the sandbox deploys it, under another suffix.</summary>
    public static Stack Emulated => BySuffix("emulated");

    public static Stack BySuffix(string suffix) => Stacks.Value[suffix];

    public static Settings SettingsOf(string suffix)
    {
        var sources = new SettingsSources
        {
            Variable = name => name == "EMULATED" && suffix == "emulated" ? "true" : null,
            Environment = suffix,
        };
        var own = suffix == "every" ? sources with { Folder = OwnSettings } : sources;
        return Settings.TryRead(own, out var settings, out var problems)
            ? settings
            : throw new InvalidOperationException(string.Join(' ', problems));
    }

    static Dictionary<string, Stack> Synthesize()
    {
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        var output = Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts", "tests", "infra"));
        var app = new App(new AppConfig { Outdir = output.FullName });
        string[] suffixes = ["dev", "staging", "prod", "every", "emulated"];
        var stacks = suffixes.ToDictionary(suffix => suffix, suffix => new MarketDataStack(app, SettingsOf(suffix)));
        app.Synth();
        return stacks.ToDictionary(stack => stack.Key, stack => Stack.Load(stack.Value.Folder));
    }
}
