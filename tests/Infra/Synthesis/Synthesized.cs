using MarketData.Contract;
using MarketData.Infra;
using MarketData.Infra.Configuration;
using MarketData.Tools;

namespace MarketData.InfraTests.Synthesis;

/// <summary>
/// The stacks, synthesized once for the whole run (nearly all of that time is loading the provider), from settings of
/// the tests' own: what a user writes into <c>settings/</c> changes no test.
/// </summary>
static class Synthesized
{
    static readonly Lazy<Dictionary<string, Stack[]>> ByEnvironment = new(() =>
        Synthesize("infra", ["dev", "staging", "prod", "every", "emulated", "vpc", "reused"], SettingsOf)
    );

    static readonly Lazy<Dictionary<string, Stack[]>> ByEnvironmentElsewhere = new(() =>
        Synthesize("infra-elsewhere", ["dev", "every"], suffix => SettingsOf(suffix) with { Region = SecondRegion })
    );

    /// <summary>One with a name as long as any.</summary>
    public const string SecondRegion = "ap-southeast-2";

    public static string SettingsFolder { get; } = Path.Combine(Checkout.Root, "tests", "Infra", "Settings");

    public static Stack Dev => BySuffix("dev");

    /// <summary>With every setting changed.</summary>
    public static Stack Every => BySuffix("every");

    /// <summary>Only where functions are images.</summary>
    public static Stack TradeImages => Named("every", "trade-images");

    /// <summary>Only where copies of the audit trails are kept.</summary>
    public static Stack Evidence => Named("every", ResourceNames.Evidence);

    /// <summary>The market-data stack.</summary>
    public static Stack BySuffix(string suffix) => Named(suffix, ResourceNames.MarketData);

    public static Stack Trades(string suffix) => Named(suffix, ResourceNames.Trades);

    /// <summary>All stacks of an environment.</summary>
    public static IReadOnlyList<Stack> Of(string suffix) => ByEnvironment.Value[suffix];

    /// <summary>Those of the same environment in <see cref="SecondRegion"/>.</summary>
    public static IReadOnlyList<Stack> Elsewhere(string suffix) => ByEnvironmentElsewhere.Value[suffix];

    /// <summary>
    /// The tests' own settings, for a program: what the machine's environment sets must not decide a test.
    /// </summary>
    public static Dictionary<string, string> Variables(string suffix) =>
        new(SettingsTable.Fields.Select(field => KeyValuePair.Create(field.Variable, "")))
        {
            [SettingsVariables.Suffix] = suffix,
            [SettingsVariables.Folder] = SettingsFolder,
        };

    static Stack Named(string suffix, string purpose) =>
        Of(suffix).Single(stack => stack.Name == $"{purpose}-{suffix}");

    public static Settings SettingsOf(string suffix) =>
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

    static Dictionary<string, Stack[]> Synthesize(
        string folder,
        IEnumerable<string> suffixes,
        Func<string, Settings> settings
    )
    {
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        var output = Directory.CreateDirectory(Path.Combine(Checkout.Artifacts, "tests", folder));
        var app = new App(new AppConfig { Outdir = output.FullName });
        var folders = suffixes.ToDictionary(suffix => suffix, suffix => Stacks.AddTo(app, settings(suffix)));
        app.Synth();
        return folders.ToDictionary(entry => entry.Key, entry => entry.Value.Select(Stack.Load).ToArray());
    }
}
