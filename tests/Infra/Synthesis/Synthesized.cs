using HashiCorp.Cdktf;
using MarketData.Infra.Configuration;
using MarketData.Infra.Market;
using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

/// <summary>
/// The stacks, synthesized once for the whole run (nearly all of that time is loading the provider), from settings of
/// the tests' own: what a user writes into <c>settings/</c> changes no test.
/// </summary>
static class Synthesized
{
    static readonly Lazy<Dictionary<string, Stack>> Stacks = new(Synthesize);

    public static string SettingsFolder { get; } = Path.Combine(Checkout.Root, "tests", "Infra", "Settings");

    public static Stack Dev => BySuffix("dev");

    /// <summary>With every setting changed.</summary>
    public static Stack Every => BySuffix("every");

    /// <summary>With the defaults, as an emulator takes it.</summary>
    public static Stack Emulated => BySuffix("emulated");

    public static Stack BySuffix(string suffix) => Stacks.Value[suffix];

    static Settings SettingsOf(string suffix) =>
        SettingsReader.TryRead(
            new()
            {
                Variable = _ => null,
                Environment = suffix,
                Folder = SettingsFolder,
            },
            out var settings,
            out var problems
        )
            ? settings
            : throw new InvalidOperationException(string.Join(' ', problems));

    static Dictionary<string, Stack> Synthesize()
    {
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        var output = Directory.CreateDirectory(Path.Combine(Checkout.Artifacts, "tests", "infra"));
        var app = new App(new AppConfig { Outdir = output.FullName });
        string[] suffixes = ["dev", "staging", "prod", "every", "emulated"];
        var stacks = suffixes.ToDictionary(suffix => suffix, suffix => new MarketDataStack(app, SettingsOf(suffix)));
        app.Synth();
        return stacks.ToDictionary(stack => stack.Key, stack => Stack.Load(stack.Value.Folder));
    }
}
