using MarketData.Contract;
using MarketData.Infra.Configuration;

namespace MarketData.InfraTests.Configuration;

public class EnvironmentNameTests
{
    [TestCase("Prod")]
    [TestCase("7th")]
    [TestCase("../dev")]
    [TestCase("a-name-that-is-17")]
    public void A_name_that_resources_cannot_end_with_is_refused(string name) =>
        Assert.That(
            SettingsReading.OfVariable(SettingsVariables.Suffix, name).Problems,
            Is.EqualTo([
                $"{SettingsVariables.Suffix} is \"{name}\", "
                    + "but must be 1 to 16 lower-case letters, digits and hyphens, starting with a letter.",
            ])
        );

    [TestCase("dev\n")]
    [TestCase("")]
    public void Blanks_around_a_name_do_not_count_and_without_one_it_is_dev(string name) =>
        Assert.That(
            SettingsReading.OfVariable(SettingsVariables.Suffix, name).Settings,
            Has.Property("Suffix").EqualTo("dev")
        );

    /// <summary>A typing error must not deploy the defaults beside the environment that was meant.</summary>
    [TestCase("qa")]
    [TestCase("prd")]
    public void A_name_without_a_settings_file_is_refused(string name) =>
        Assert.That(
            OfEnvironment(name).Problems,
            Is.EqualTo([
                $"There is no environment '{name}', because settings/{name}.json does not exist. There are dev, prod. "
                    + "To add one, write its file: {} is all defaults.",
            ])
        );

    [Test]
    public void An_empty_settings_file_is_all_defaults()
    {
        var settings = SettingsReading.OfFile("{}").Settings!;

        Assert.That(settings.Region, Is.EqualTo("us-east-1"));
        Assert.That(settings.Network.VpcId, Is.Null);
        Assert.That(settings.Queue.VisibilityTimeoutSeconds, Is.EqualTo(180));
    }

    [Test]
    public void CDKTFs_context_may_name_the_environment_instead() =>
        Assert.That(OfEnvironment("prod").Settings, Has.Property("Suffix").EqualTo("prod"));

    [Test]
    public void A_context_that_contradicts_the_variable_is_refused() =>
        Assert.That(
            SettingsReading
                .Of(
                    new SettingsSources
                    {
                        Variable = name => name == SettingsVariables.Suffix ? "dev" : null,
                        Environment = "prod",
                        Folder = SettingsReading.FolderWith(("dev", "{}"), ("prod", "{}")),
                    }
                )
                .Problems,
            Is.EqualTo([
                "--context environment is \"prod\", "
                    + $"but must be \"dev\" as {SettingsVariables.Suffix} says, or absent.",
            ])
        );

    [TestCase("--context environment=prod", "prod")]
    [TestCase("", null)]
    public void The_command_line_may_name_the_environment(string arguments, string? environment) =>
        Assert.That(
            SettingsSources.OfProcess(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Environment,
            Is.EqualTo(environment)
        );

    [TestCase("prod")]
    [TestCase("--context suffix=prod")]
    public void Any_other_argument_is_refused(string arguments) =>
        Assert.That(
            SettingsSources.OfProcess(arguments.Split(' ')).Problems,
            Is.EqualTo([$"The arguments are '{arguments}', but must be none or --context environment=NAME."])
        );

    static SettingsReading OfEnvironment(string name) =>
        SettingsReading.Of(
            new SettingsSources
            {
                Variable = _ => null,
                Environment = name,
                Folder = SettingsReading.FolderWith(
                    ("prod", """{ "nobody": true }"""),
                    ("schema", "{}"),
                    ("dev", "{}")
                ),
            }
        );
}
