using System.Text;
using MarketData.Sandbox.Lambda;

namespace MarketData.SandboxTests.Lambda;

/// <summary>
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
/// </summary>
public sealed class BatchAnswerTests
{
    static readonly HashSet<string> Batch = ["a", "b", "c"];

    [TestCase("""{"batchItemFailures":[]}""")]
    [TestCase("""{"batchItemFailures":null}""")]
    [TestCase("{}")]
    [TestCase("null")]
    public void An_answer_without_failures_succeeds_whole(string answer)
    {
        Assert.That(FailedIds(answer), Is.Empty);
    }

    [Test]
    public void Only_the_named_messages_failed()
    {
        Assert.That(
            FailedIds("""{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"c"}]}"""),
            Is.EquivalentTo(new[] { "b", "c" })
        );
    }

    [TestCase("not JSON")]
    [TestCase("")]
    [TestCase("[]")]
    [TestCase("true")]
    [TestCase("""{"batchItemFailures":{}}""")]
    [TestCase("""{"batchItemFailures":["b"]}""")]
    [TestCase("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    [TestCase("""{"batchItemFailures":[{"itemIdentifier":null}]}""")]
    [TestCase("""{"batchItemFailures":[{"id":"b"}]}""")]
    [TestCase("""{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"unknown"}]}""")]
    public void A_malformed_answer_is_none(string answer)
    {
        Assert.That(FailedIds(answer), Is.Null);
    }

    static IReadOnlySet<string>? FailedIds(string answer) =>
        BatchAnswer.FailedIds(Encoding.UTF8.GetBytes(answer), Batch);
}
