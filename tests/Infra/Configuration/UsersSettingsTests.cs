using System.Text.Json.Nodes;
using MarketData.Infra.Configuration;
using MarketData.Tools;

namespace MarketData.InfraTests.Configuration;

/// <summary>The files in <c>settings/</c> are the user's: they must be valid, and no other test reads them.</summary>
public class UsersSettingsTests
{
    static readonly string Folder = Path.Combine(Checkout.Root, "settings");

    static IEnumerable<string> Environments =>
        Directory
            .EnumerateFiles(Folder, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name != "schema");

    [TestCaseSource(nameof(Environments))]
    public void A_settings_file_is_valid(string environment) =>
        Assert.That(SettingsReading.Of(Sources(environment, Folder)).Problems, Is.Empty);

    [Test]
    public void A_user_may_change_what_the_documentation_says()
    {
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "dev.json")))!.AsObject();
        settings["subscribers"] = new JsonArray("desk@example.com");
        settings["alarms"] = new JsonObject { ["emails"] = new JsonArray("on-call@example.com") };
        settings["retention"] = new JsonObject { ["logDays"] = 60 };
        var folder = SettingsReading.FolderWith(("dev", settings.ToJsonString()));

        Assert.That(SettingsReading.Of(Sources("dev", folder)).Problems, Is.Empty);
    }

    static SettingsSources Sources(string environment, string folder) =>
        new()
        {
            Variable = _ => null,
            Environment = environment,
            Folder = folder,
        };
}
