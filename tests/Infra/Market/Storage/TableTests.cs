using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.InfraTests.Market.Storage;

public class TableTests
{
    static IEnumerable<string> Purposes => Tables.OfMarketData.Select(schema => schema.Purpose);

    [Test]
    public void There_is_a_table_for_each_of_the_contract_and_no_other() =>
        Assert.That(
            Synthesized.Dev.Resources("aws_dynamodb_table").Select(table => table.Value["name"]!.GetValue<string>()),
            Is.EquivalentTo(Purposes.Select(purpose => $"dynamodb-{purpose}-dev"))
        );

    [TestCaseSource(nameof(Purposes))]
    public void A_table_has_the_key_that_the_function_writes(string purpose)
    {
        Assert.That(Table(purpose)["hash_key"]!.GetValue<string>(), Is.EqualTo(Schema(purpose).HashKey));
        Assert.That(Table(purpose)["range_key"]?.GetValue<string>(), Is.EqualTo(Schema(purpose).RangeKey));
    }

    [TestCaseSource(nameof(Purposes))]
    public void A_table_has_the_indexes_that_are_queried_and_no_others(string purpose) =>
        Assert.That(
            (Table(purpose)["global_secondary_index"]?.AsArray() ?? []).Select(index =>
                $"{index!["name"]}({index["hash_key"]}, {index["range_key"]}) {index["projection_type"]}"
            ),
            Is.EquivalentTo(
                Schema(purpose).Indexes.Select(index => $"{index.Name}({index.HashKey}, {index.RangeKey}) ALL")
            )
        );

    [Test]
    public void The_index_of_events_can_be_left_out_and_that_of_alerts_stays()
    {
        var tables = Synthesized
            .Every.Resources("aws_dynamodb_table")
            .ToDictionary(table => table.Value["name"]!.GetValue<string>(), table => table.Value);

        Assert.That(tables["dynamodb-market-data-every"].ContainsKey("global_secondary_index"), Is.False);
        Assert.That(tables["dynamodb-alerts-every"]["global_secondary_index"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [TestCaseSource(nameof(Purposes))]
    public void A_table_expires_what_has_an_end_of_life(string purpose)
    {
        var expiry = Table(purpose)["ttl"];

        Assert.That(expiry?["attribute_name"]?.GetValue<string>(), Is.EqualTo(Schema(purpose).TimeToLive));
        Assert.That(expiry?["enabled"]?.GetValue<bool>(), Is.Not.False);
    }

    [Test]
    public void Events_and_counters_of_messages_expire_and_nothing_else_does() =>
        Assert.That(
            Purposes.Where(purpose => Table(purpose).ContainsKey("ttl")),
            Is.EqualTo([Tables.MarketData.Purpose, Tables.Alerts.Purpose])
        );

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

    static TableSchema Schema(string purpose) => Tables.OfMarketData.Single(schema => schema.Purpose == purpose);

    static JsonObject Table(string purpose) => Synthesized.Dev.Resource("aws_dynamodb_table", $"tables_{purpose}_");
}
