namespace MarketData.InfraTests.Market.Keys;

public class ReplicaTests
{
    [Test]
    public void Without_replica_regions_there_is_one_provider_and_no_replica()
    {
        Assert.That(Synthesized.Dev.Json["provider"]!["aws"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(
            Synthesized.Dev.Resources("aws_dynamodb_table").Select(table => table.Value),
            Has.None.ContainKey("replica")
        );
    }

    [Test]
    public void Every_table_has_a_replica_with_point_in_time_recovery_and_a_key_of_the_replicas_region()
    {
        foreach (var (address, table) in Synthesized.Every.Resources("aws_dynamodb_table"))
        {
            var replica = table["replica"]!.AsArray().Single()!;

            Assert.That(replica["region_name"]!.GetValue<string>(), Is.EqualTo("eu-west-1"), address);
            Assert.That(replica["point_in_time_recovery"]!.GetValue<bool>(), address);
            Assert.That(
                replica["kms_key_arn"]!.GetValue<string>(),
                Does.StartWith("${aws_kms_key.replicas_key-eu-west-1_"),
                address
            );
            Assert.That(table["stream_view_type"]!.GetValue<string>(), Is.EqualTo("NEW_AND_OLD_IMAGES"), address);
        }
    }

    [Test]
    public void A_replicas_key_is_made_by_a_provider_of_its_region_which_tags_alike()
    {
        var providers = Synthesized.Every.Json["provider"]!["aws"]!.AsArray();

        Assert.That(
            Synthesized.Every.Resource("aws_kms_key", "replicas_key-eu-west-1")["provider"]!.GetValue<string>(),
            Is.EqualTo("aws.eu-west-1")
        );
        Assert.That(providers[1]!["region"]!.GetValue<string>(), Is.EqualTo("eu-west-1"));
        Assert.That(
            providers[1]!["default_tags"]!.ToJsonString(),
            Is.EqualTo(providers[0]!["default_tags"]!.ToJsonString())
        );
    }

    [Test]
    public void A_replicas_key_is_used_through_DynamoDB_alone()
    {
        var statements = Synthesized.Every.Statements("replicas_policy-eu-west-1");

        Assert.That(statements.Keys, Is.EquivalentTo(["Administration", "AccountThroughServices"]));
        Assert.That(
            statements["AccountThroughServices"]["condition"]![0]!["values"].Strings(),
            Is.EqualTo(["dynamodb.eu-west-1.amazonaws.com"])
        );
    }
}
