using MarketData.Infra.Configuration;
using MarketData.Tools;

namespace MarketData.InfraTests.Configuration;

/// <summary>Settings of a test's own: what a file holds, what variables say, and what is wrong with it.</summary>
sealed record SettingsReading(Settings? Settings, IReadOnlyList<string> Problems)
{
    public static SettingsReading OfVariable(string name, string value) => OfVariables(new() { [name] = value });

    public static SettingsReading OfVariables(Dictionary<string, string> variables) => OfFile("{}", variables);

    public static SettingsReading OfFile(string json, Dictionary<string, string>? variables = null) =>
        Of(new() { Variable = (variables ?? []).GetValueOrDefault, Folder = FolderWith(("dev", json)) });

    public static SettingsReading Of(SettingsSources sources) =>
        SettingsReader.TryRead(sources, out var settings, out var problems)
            ? new(settings, problems)
            : new(null, problems);

    /// <summary>A folder <c>settings</c> with these environments.</summary>
    public static string FolderWith(params (string Environment, string Json)[] files)
    {
        var test = TestContext.CurrentContext.Test.ID;
        var folder = Path.Combine(Checkout.Artifacts, "tests", "settings", test, "settings");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var (environment, json) in files)
        {
            File.WriteAllText(Path.Combine(folder, $"{environment}.json"), json);
        }

        return folder;
    }
}
