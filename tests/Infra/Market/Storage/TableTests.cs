using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Market.Storage;

public class TableTests
{
    [TestCase("market-data", "event_id", null)]
    [TestCase("bars", "symbol", "minute")]
    [TestCase("symbol-state", "symbol", null)]
    [TestCase("alerts", "alert_id", null)]
    [TestCase("audit-trail", "audit_id", null)]
    [TestCase("alert-rules", "rule_id", null)]
    public void A_table_has_the_key_that_the_function_writes(string purpose, string hash, string? range)
    {
        var table = Table(purpose);

        Assert.That(table["name"]!.GetValue<string>(), Is.EqualTo($"dynamodb-{purpose}-dev"));
        Assert.That(table["hash_key"]!.GetValue<string>(), Is.EqualTo(hash));
        Assert.That(table["range_key"]?.GetValue<string>(), Is.EqualTo(range));
    }

    [Test]
    public void There_are_six_tables() =>
        Assert.That(Synthesized.Dev.Resources("aws_dynamodb_table").Count(), Is.EqualTo(6));

    [Test]
    public void Every_table_is_on_demand_encrypted_and_recoverable_to_any_second_of_35_days()
    {
        foreach (var (address, table) in Synthesized.Dev.Resources("aws_dynamodb_table"))
        {
            Assert.That(table["billing_mode"]!.GetValue<string>(), Is.EqualTo("PAY_PER_REQUEST"), address);
            Assert.That(table["server_side_encryption"]!["enabled"]!.GetValue<bool>(), address);
            Assert.That(
                table["server_side_encryption"]!["kms_key_arn"]!.GetValue<string>(),
                Does.StartWith("${aws_kms_key."),
                address
            );
            Assert.That(table["point_in_time_recovery"]!["enabled"]!.GetValue<bool>(), address);
            Assert.That(
                table["point_in_time_recovery"]!["recovery_period_in_days"]!.GetValue<int>(),
                Is.EqualTo(35),
                address
            );
        }
    }

    [Test]
    public void Tables_are_protected_from_deletion_where_the_settings_ask_for_it() =>
        Assert.That(
            Synthesized
                .Every.Resources("aws_dynamodb_table")
                .Select(table => table.Value["deletion_protection_enabled"]?.GetValue<bool>()),
            Has.All.True
        );

    [TestCase("market-data", "SymbolIndex(symbol, timestamp) ALL")]
    [TestCase("alerts", "SymbolIndex(symbol, timestamp) ALL", "StatusIndex(pending, timestamp) ALL")]
    [TestCase("bars")]
    [TestCase("symbol-state")]
    [TestCase("audit-trail")]
    [TestCase("alert-rules")]
    public void A_table_has_the_indexes_that_are_queried_and_no_others(string purpose, params string[] indexes)
    {
        var actual = (Table(purpose)["global_secondary_index"]?.AsArray() ?? []).Select(index =>
            $"{index!["name"]}({index["hash_key"]}, {index["range_key"]}) {index["projection_type"]}"
        );

        Assert.That(actual, Is.EquivalentTo(indexes));
    }

    [Test]
    public void Every_key_attribute_is_declared_as_a_string_and_nothing_else_is()
    {
        foreach (var (address, table) in Synthesized.Dev.Resources("aws_dynamodb_table"))
        {
            var indexes = table["global_secondary_index"]?.AsArray() ?? [];
            var keys = indexes
                .Append(table)
                .SelectMany(keyed => new[] { keyed!["hash_key"], keyed["range_key"] })
                .Where(key => key is not null)
                .Select(key => $"{key} S")
                .Distinct();

            Assert.That(
                table["attribute"]!.AsArray().Select(attribute => $"{attribute!["name"]} {attribute["type"]}"),
                Is.EquivalentTo(keys),
                address
            );
        }
    }

    [TestCase("market-data", Description = "events")]
    [TestCase("alerts", Description = "the counters of messages, and no alert")]
    public void What_has_an_end_of_life_expires(string purpose)
    {
        Assert.That(Table(purpose)["ttl"]!["attribute_name"]!.GetValue<string>(), Is.EqualTo("ttl"));
        Assert.That(Table(purpose)["ttl"]!["enabled"]!.GetValue<bool>());
    }

    [Test]
    public void Nothing_else_expires() =>
        Assert.That(
            Synthesized.Dev.Resources("aws_dynamodb_table").Count(table => table.Value.ContainsKey("ttl")),
            Is.EqualTo(2)
        );

    [TestCase("price-over-1000", "PRICE_THRESHOLD", "HIGH", "1000", "300")]
    [TestCase("volatility-over-40", "VOLATILITY", "MEDIUM", "0.40", "300")]
    [TestCase("large-print", "VOLUME", "MEDIUM", "1000000", "0")]
    public void A_deployment_starts_with_default_rules(
        string id,
        string kind,
        string severity,
        string threshold,
        string cooldown
    )
    {
        var rule = Synthesized.Dev.Resource("aws_dynamodb_table_item", $"default-rules_{id}");

        Assert.That(rule["table_name"]!.GetValue<string>(), Does.StartWith("${aws_dynamodb_table.tables_alert-rules_"));
        Assert.That(rule["hash_key"]!.GetValue<string>(), Is.EqualTo("rule_id"));
        foreach (
            var attribute in new[]
            {
                $$"""rule_id" = {"S" = "{{id}}"}""",
                $$"""kind" = {"S" = "{{kind}}"}""",
                """symbols" = {"S" = "*"}""",
                $$"""severity" = {"S" = "{{severity}}"}""",
                $$"""threshold" = {"N" = "{{threshold}}"}""",
                $$"""cooldown_seconds" = {"N" = "{{cooldown}}"}""",
                """enabled" = {"BOOL" = true}""",
            }
        )
        {
            Assert.That(rule["item"]!.GetValue<string>(), Does.Contain(attribute));
        }
    }

    [Test]
    public void An_operators_change_of_a_default_rule_is_never_overwritten()
    {
        foreach (var (address, rule) in Synthesized.Dev.Resources("aws_dynamodb_table_item"))
        {
            Assert.That(rule["lifecycle"]!["ignore_changes"].Strings(), Is.EqualTo(["item"]), address);
        }
    }

    static JsonObject Table(string purpose) => Synthesized.Dev.Resource("aws_dynamodb_table", $"tables_{purpose}_");
}
