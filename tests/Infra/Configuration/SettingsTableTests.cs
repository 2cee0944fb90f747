using System.Globalization;
using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Infra.Configuration;

namespace MarketData.InfraTests.Configuration;

public class SettingsTableTests
{
    static IEnumerable<string> Numbers =>
        SettingsTable.Fields.Where(row => (string?)Number(row)["type"] == "integer").Select(row => row.Path);

    static IEnumerable<string> SharedVariables =>
        ContractValues.Of(typeof(SettingsVariables)).Except([SettingsVariables.Suffix, SettingsVariables.Folder]);

    [Test]
    public void The_documentation_has_every_setting_with_unit_range_and_default() =>
        GeneratedText.Verify("docs/settings.md", "settings", Table());

    [Test]
    public void Every_setting_has_a_variable_of_its_own_and_a_sentence()
    {
        Assert.That(SettingsTable.Fields.Select(field => field.Variable), Is.Unique);
        Assert.That(SettingsTable.Fields.Select(field => (string?)field.Schema["description"]), Has.None.Null);
    }

    [TestCaseSource(nameof(SharedVariables))]
    public void A_variable_that_tools_set_is_one_of_a_setting(string variable) =>
        Assert.That(SettingsTable.Fields.Select(field => field.Variable), Has.One.EqualTo(variable));

    [Test]
    public void A_subscriber_may_ask_for_each_severity_that_there_is() =>
        Assert.That(
            Row("subscribers").Schema["items"]!["oneOf"]![1]!["properties"]!["leastSeverity"]!["enum"].Strings(),
            Is.EqualTo(Severities.All)
        );

    [TestCaseSource(nameof(Numbers))]
    public void A_number_is_accepted_at_its_bounds_and_refused_beyond(string path)
    {
        var field = Row(path);
        var (least, most) = (Number(field)["minimum"]!.GetValue<int>(), Number(field)["maximum"]!.GetValue<int>());

        Assert.That(Problems(least), Is.Empty);
        Assert.That(Problems(most), Is.Empty);
        Assert.That(Problems(least - 1), Is.Not.Empty);
        Assert.That(Problems(most + 1), Is.Not.Empty);

        IReadOnlyList<string> Problems(int value)
        {
            // The least visibility timeout depends on the function's, events are kept longer than the archive, and no
            // more batches are processed at once than functions are reserved.
            var variables = new Dictionary<string, string>
            {
                [SettingsVariables.ReservedConcurrency] = "unreserved",
                [SettingsVariables.TimeoutSeconds] = "5",
                [FunctionVariables.EventRetentionDays] = "3653",
                ["ARCHIVE_RETENTION_DAYS"] = "1",
            };
            variables[field.Variable] = value.ToString(CultureInfo.InvariantCulture);
            return SettingsReading.OfVariables(variables).Problems;
        }
    }

    [Test]
    public void The_stack_with_every_setting_changed_has_every_setting_changed()
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Synthesized.SettingsFolder, "every.json")))!;

        foreach (var field in SettingsTable.Fields.Where(field => field.Path is not "emulated"))
        {
            var value = field.Path.Split('.').Aggregate(file, (node, part) => node?[part]!);
            Assert.That(value, Is.Not.Null, field.Path);
            Assert.That(JsonNode.DeepEquals(value, field.Default), Is.False, field.Path);
        }
    }

    /// <summary>What a number may be, where the setting is one, or may be one.</summary>
    static JsonNode Number(Field field) => field.Schema["oneOf"]?[0] ?? field.Schema;

    static Field Row(string path) => SettingsTable.Fields.Single(field => field.Path == path);

    static string Table() =>
        $"""
            | Setting | Variable | Unit | Allowed | Default | |
            |---|---|---|---|---|---|
            {string.Join('\n', SettingsTable.Fields.Select(Line))}

            """;

    static string Line(Field field)
    {
        var allowed = SchemaCheck.Allowed(field.Schema);
        return $"| `{field.Path}` | `{field.Variable}` | {field.Schema["x-unit"]} | {allowed} "
            + $"| {Default(field)} | {field.Schema["description"]} |";
    }

    static string Default(Field field) =>
        (string?)field.Schema["x-default"]
        ?? field.Default switch
        {
            JsonValue value => value.ToString(),
            JsonArray { Count: > 0 } list => string.Join(", ", list),
            _ => "none",
        };
}
