using MarketData.Infra.Trades.Processing;

namespace MarketData.InfraTests.Trades.Processing;

public class DefinitionTests
{
    [Test]
    public void A_placeholder_gets_its_value_wherever_it_stands() =>
        Assert.That(
            Definition.Fill(
                """{"a": "${One}", "b": "${Two}:${One}", "c.$": "$.Cause"}""",
                new Dictionary<string, string> { ["One"] = "1", ["Two"] = "2" }
            ),
            Is.EqualTo("""{"a": "1", "b": "2:1", "c.$": "$.Cause"}""")
        );

    [Test]
    public void A_value_is_not_looked_through_again() =>
        Assert.That(
            Definition.Fill("${One}", new Dictionary<string, string> { ["One"] = "${aws_sqs_queue.one.url}" }),
            Is.EqualTo("${aws_sqs_queue.one.url}")
        );

    [TestCase("${One} ${Other}", "There is no value for ${Other}.")]
    // Terraform would read these, too.
    [TestCase("${One} ${1 + 1}", "There is no value for ${1 + 1}.")]
    [TestCase("${One} %{if}", "There is no value for ${if}.")]
    [TestCase("nothing", "${One} is nowhere in the definition.")]
    public void What_has_no_value_and_what_has_no_place_is_refused(string definition, string problem) =>
        Assert.That(
            () => Definition.Fill(definition, new Dictionary<string, string> { ["One"] = "1" }),
            Throws.ArgumentException.With.Message.StartsWith(problem)
        );
}
