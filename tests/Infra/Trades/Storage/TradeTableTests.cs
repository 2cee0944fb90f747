using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.InfraTests.Trades.Storage;

public class TradeTableTests
{
    static IEnumerable<string> Purposes => Tables.OfTrades.Select(schema => schema.Purpose);

    [Test]
    public void There_is_a_table_for_each_of_the_contract_and_no_other() =>
        Assert.That(
            Synthesized.Trades("dev").Resources("aws_dynamodb_table").Select(table => $"{table.Value["name"]}"),
            Is.EquivalentTo(["dynamodb-trades-dev", "dynamodb-trades-audit-trail-dev", "dynamodb-trades-state-dev"])
        );

    [Test]
    public void A_trade_is_found_by_its_id_by_its_source_and_by_its_day_in_the_order_of_time()
    {
        var trades = Table("dev", Tables.Trades.Purpose);

        Assert.That($"{trades["hash_key"]} {trades["range_key"]}", Is.EqualTo("tradeId timestamp"));
        Assert.That(
            trades["global_secondary_index"]!.AsArray().Select(index => $"{index!["hash_key"]} {index["range_key"]}"),
            Is.EqualTo(["sourceSystem timestamp", "day timestamp"])
        );
    }

    [Test]
    public void A_time_is_a_number_and_every_other_key_a_string()
    {
        Assert.That(
            Attributes(Tables.Trades),
            Is.EquivalentTo(["tradeId S", "timestamp N", "sourceSystem S", "day S"])
        );
        Assert.That(Attributes(Tables.TradesAuditTrail), Is.EqualTo(["audit_id S"]));
        Assert.That(Attributes(Tables.TradesState), Is.EqualTo(["chain S"]));

        static IEnumerable<string> Attributes(TableSchema schema) =>
            Table("dev", schema.Purpose)["attribute"]!
                .AsArray()
                .Select(attribute => $"{attribute!["name"]} {attribute["type"]}");
    }

    [TestCaseSource(nameof(Purposes))]
    public void Nothing_expires(string purpose) => Assert.That(Table("dev", purpose).ContainsKey("ttl"), Is.False);

    [TestCase("dev")]
    [TestCase("prod", "eu-west-1")]
    [TestCase("every", "eu-west-1", "us-east-1")]
    public void Trades_and_their_audit_trail_have_a_replica_in_each_region_of_the_settings(
        string suffix,
        params string[] regions
    )
    {
        foreach (var purpose in new[] { Tables.Trades.Purpose, Tables.TradesAuditTrail.Purpose })
        {
            var replicas = Table(suffix, purpose)["replica"]?.AsArray() ?? [];

            Assert.That(replicas.Select(replica => $"{replica!["region_name"]}"), Is.EqualTo(regions), purpose);
            Assert.That(replicas.Select(replica => (bool)replica!["point_in_time_recovery"]!), Has.All.True, purpose);
            Assert.That(
                replicas.Select(replica => $"{replica!["kms_key_arn"]}"),
                Is.EqualTo(regions).Using<string>((key, region) => key.Contains($"replicas_key-{region}_")),
                purpose
            );
        }
    }

    [TestCase("prod")]
    [TestCase("every")]
    public void The_ends_of_the_chains_are_decided_in_one_region(string suffix)
    {
        Assert.That(Table(suffix, Tables.TradesState.Purpose).ContainsKey("replica"), Is.False);
        Assert.That(Table(suffix, Tables.TradesState.Purpose).ContainsKey("stream_enabled"), Is.False);
    }

    static JsonObject Table(string suffix, string purpose) =>
        Synthesized.Trades(suffix).Resource("aws_dynamodb_table", $"tables_{purpose}_table");
}
