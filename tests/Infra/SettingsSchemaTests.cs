using System.Globalization;
using System.Text.Json.Nodes;
using MarketData.Infra.Configuration;
using MarketData.Tools;

namespace MarketData.InfraTests;

public class SettingsSchemaTests
{
    static IEnumerable<Field> Numbers =>
        Settings.Fields.Where(setting => setting.Schema["type"]?.GetValue<string>() == "integer");

    [Test]
    public void The_schema_is_what_the_reader_accepts() =>
        GeneratedText.Verify("settings/schema.json", null, SettingsSchema.Json());

    [Test]
    public void The_documentation_has_every_setting_with_unit_range_and_default() =>
        GeneratedText.Verify("docs/settings.md", "settings", SettingsSchema.Table());

    [Test]
    public void Every_setting_has_a_path_and_a_variable_of_its_own()
    {
        Assert.That(Settings.Fields.Select(field => field.Path), Is.Unique);
        Assert.That(Settings.Fields.Select(field => field.Variable), Is.Unique);
    }

    [TestCaseSource(nameof(Numbers))]
    public void A_number_is_accepted_at_its_bounds_and_refused_beyond(Field field)
    {
        var (least, most) = (field.Schema["minimum"]!.GetValue<int>(), field.Schema["maximum"]!.GetValue<int>());

        Assert.That(Accepts(field, least));
        Assert.That(Accepts(field, most));
        Assert.That(Accepts(field, least - 1), Is.False);
        Assert.That(Accepts(field, most + 1), Is.False);
    }

    [TestCase("dev")]
    [TestCase("staging")]
    [TestCase("prod")]
    public void A_file_of_the_repository_is_valid(string environment) =>
        Assert.That(() => Synthesized.SettingsOf(environment), Throws.Nothing);

    [Test]
    public void The_stack_with_every_setting_changed_has_every_setting_changed()
    {
        var file = JsonNode.Parse(
            File.ReadAllText(Path.Combine(Checkout.Root, "tests", "Infra", "Settings", "every.json"))
        )!;

        foreach (
            var field in Settings.Fields.Where(field => field.Path is not "emulated" and not "network.createEndpoints")
        )
        {
            var value = field.Path.Split('.').Aggregate(file, (node, part) => node?[part]!);
            Assert.That(value?.ToJsonString().Trim('"'), Is.Not.Null.And.Not.EqualTo(field.Default), field.Path);
        }
    }

    static bool Accepts(Field field, int value) =>
        Settings.TryRead(
            new()
            {
                Variable = name =>
                    name == field.Variable ? value.ToString(CultureInfo.InvariantCulture)
                    // The least visibility timeout is a multiple of it.
                    : name == "LAMBDA_TIMEOUT_SECONDS" ? "1"
                    : null,
            },
            out _,
            out _
        );
}
