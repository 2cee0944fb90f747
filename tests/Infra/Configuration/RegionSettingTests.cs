using MarketData.Contract;

namespace MarketData.InfraTests.Configuration;

/// <summary>Shells and CI systems export a region for purposes of their own.</summary>
public class RegionSettingTests
{
    const string InIreland = """{ "region": "eu-west-1" }""";

    [Test]
    public void A_variable_that_contradicts_the_file_is_refused() =>
        Assert.That(
            Read(InIreland, "us-east-1").Problems,
            Is.EqualTo([
                $"{SettingsVariables.Region} is \"us-east-1\", "
                    + "but must be \"eu-west-1\" as settings/dev.json says in region, or absent.",
            ])
        );

    [TestCase("{}", "eu-north-1", "eu-north-1")]
    [TestCase(InIreland, "eu-west-1", "eu-west-1")]
    [TestCase(InIreland, "", "eu-west-1")]
    public void Else_it_is_the_one_that_either_names(string file, string variable, string region) =>
        Assert.That(Read(file, variable).Settings, Has.Property("Region").EqualTo(region));

    /// <summary>The sandbox deploys into engines that know one region, whatever the user's own is.</summary>
    [Test]
    public void An_emulator_has_a_region_of_its_own() =>
        Assert.That(
            SettingsReading
                .OfFile(
                    InIreland,
                    new() { [SettingsVariables.Region] = "us-east-1", [SettingsVariables.Emulated] = "true" }
                )
                .Settings,
            Has.Property("Region").EqualTo("us-east-1")
        );

    static SettingsReading Read(string file, string variable) =>
        SettingsReading.OfFile(file, new() { [SettingsVariables.Region] = variable });
}
