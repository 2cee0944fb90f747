using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Synthesis;

public class SnapshotTests
{
    static IEnumerable<Stack> UnderVersionControl =>
        [.. Synthesized.Of("dev"), .. Synthesized.Of("prod"), Synthesized.TradeImages, Synthesized.Evidence];

    [TestCaseSource(nameof(UnderVersionControl))]
    public void A_stack_is_the_one_under_version_control(object stack) =>
        Snapshot.Verify(((Stack)stack).Name, ((Stack)stack).Json);

    [Test]
    public void A_difference_names_the_resource_and_the_attribute_with_both_values() =>
        Assert.That(
            Differences(
                """{"resource":{"aws_sqs_queue":{"buffer":{"delay_seconds":1,"name":"a"}}}}""",
                """{"resource":{"aws_sqs_queue":{"buffer":{"delay_seconds":2,"tags":["x"]}}}}"""
            ),
            Is.EqualTo([
                "~ aws_sqs_queue.buffer: delay_seconds: 1 -> 2",
                "~ aws_sqs_queue.buffer: name: \"a\" -> (absent)",
                "~ aws_sqs_queue.buffer: tags[0]: (absent) -> \"x\"",
            ])
        );

    [Test]
    public void A_resource_that_came_or_went_is_one_line() =>
        Assert.That(
            Differences(
                """{"resource":{"aws_sqs_queue":{"buffer":{"name":"a"}}},"output":{"queue":{"value":"a"}}}""",
                """{"resource":{"aws_sqs_queue":{"other":{"name":"b"}}},"data":{"aws_region":{"here":{}}}}"""
            ),
            Is.EquivalentTo([
                "+ aws_sqs_queue.other",
                "+ data.aws_region.here",
                "- aws_sqs_queue.buffer",
                "- output.queue",
            ])
        );

    [Test]
    public void A_statement_more_in_front_changes_no_other() =>
        Assert.That(
            Differences(
                """{"data":{"doc":{"policy":{"statement":[{"sid":"B","actions":["b"]}]}}}}""",
                """
                {"data":{"doc":{"policy":{"statement":[{"sid":"A","actions":["a"]},{"sid":"B","actions":["c"]}]}}}}
                """
            ),
            Is.EqualTo([
                "~ data.doc.policy: statement[A].actions[0]: (absent) -> \"a\"",
                "~ data.doc.policy: statement[A].sid: (absent) -> \"A\"",
                "~ data.doc.policy: statement[B].actions[0]: \"b\" -> \"c\"",
            ])
        );

    [Test]
    public void A_text_that_is_JSON_is_compared_as_such() =>
        Assert.That(
            Differences(
                """{"resource":{"board":{"b":{"body":"{\"width\":8}"}}}}""",
                """{"resource":{"board":{"b":{"body":"{\"width\": 12}"}}}}"""
            ),
            Is.EqualTo(["~ board.b: body.width: 8 -> 12"])
        );

    static IEnumerable<string> Differences(string before, string after) =>
        StackDifference.Of(JsonNode.Parse(before), JsonNode.Parse(after));
}
