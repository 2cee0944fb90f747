using System.Text.Json.Nodes;

namespace MarketData.InfraTests;

public class SnapshotTests
{
    [Test]
    public void The_stack_is_the_one_under_version_control() => Snapshot.Verify("market-data-dev", Synthesized.Dev.Json);

    [Test]
    public void A_difference_names_the_resource_and_the_attribute_with_both_values()
    {
        var before = JsonNode.Parse("""{"resource":{"aws_sqs_queue":{"buffer":{"delay_seconds":1,"name":"a"}}}}""");
        var after = JsonNode.Parse("""{"resource":{"aws_sqs_queue":{"buffer":{"delay_seconds":2,"tags":["x"]}}}}""");

        Assert.That(Snapshot.Differences(before, after), Is.EqualTo(
        [
            "resource.aws_sqs_queue.buffer.delay_seconds: 1 -> 2",
            "resource.aws_sqs_queue.buffer.name: \"a\" -> (absent)",
            "resource.aws_sqs_queue.buffer.tags[0]: (absent) -> \"x\"",
        ]));
    }
}
