using Amazon.Lambda.SQSEvents;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Processor.Decoding;
using MarketData.Processor.Queues;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.UnitTests.Function;

namespace MarketData.UnitTests.Queues;

[CancelAfter(30_000)]
public sealed class DeadLetterTests
{
    static readonly FedEvent Good = FunctionOnModel.Trade;
    static readonly FedEvent Bad = Good with { Kind = FedKind.BadTrade, Id = 2 };

    [Test]
    public void A_rejection_is_audited_moved_with_its_reason_and_done()
    {
        var function = new FunctionOnModel();

        Assert.That(function.Handle(Good, Bad), Is.Empty);

        var letter = function.Queues.DeadLetters.Single();
        Assert.Multiple(() =>
        {
            Assert.That(letter.Body, Is.EqualTo(Bad.Body()));
            Assert.That(letter.Attributes[DeadLetterAttributes.Reason], Is.EqualTo("PRICE_NOT_POSITIVE"));
            Assert.That(letter.Attributes[DeadLetterAttributes.Problem], Does.StartWith("price is -10"));
            Assert.That(
                StoredItems.All(function.Store, Tables.AuditTrail).Select(record => record["audit_id"].S),
                Does.Contain(letter.Attributes[DeadLetterAttributes.AuditId])
            );
            Assert.That(function.Log.Sum(MetricNames.Failed), Is.Zero);
        });
    }

    /// <summary>Sixteen chains have them, so that each chain gets more than one transaction holds.</summary>
    [Test]
    public void Two_thousand_in_one_batch_are_all_recorded_and_moved()
    {
        var function = new FunctionOnModel();
        var many = Enumerable.Range(1, 2000).Select(id => Bad with { Id = id }).ToArray();

        Assert.That(function.Handle(many), Is.Empty);

        Assert.That(
            function.Queues.DeadLetters.Select(letter => letter.Attributes[DeadLetterAttributes.AuditId]),
            Is.EquivalentTo(StoredItems.All(function.Store, Tables.AuditTrail).Select(record => record["audit_id"].S))
        );
        Assert.That(function.Queues.DeadLetters, Has.Count.EqualTo(2000));
    }

    [Test]
    public void One_that_the_queue_refuses_stays_with_the_buffer_and_its_neighbour_goes()
    {
        var function = new FunctionOnModel();
        var other = Bad with { Id = 3 };
        function.Queues.Refuses = body => body == Bad.Body();

        Assert.That(function.Handle(Bad, other), Is.EqualTo(new[] { 0 }));

        Assert.That(function.Queues.DeadLetters.Select(letter => letter.Body), Is.EqualTo(new[] { other.Body() }));
        Assert.That(
            $"{function.Log.Of(LogEvent.RejectionsNotMoved).Single()["code"]}",
            Is.EqualTo("InvalidMessageContents")
        );
        Assert.That(function.Log.Sum(MetricNames.Failed), Is.Zero, "it is no event that was not committed");
    }

    [Test]
    public void Without_its_audit_record_none_is_moved()
    {
        var function = new FunctionOnModel { Stalled = "TransactWriteItems" };

        Assert.That(function.Handle(Bad), Is.EqualTo(new[] { 0 }));
        Assert.That(function.Queues.DeadLetters, Is.Empty);
    }

    [Test]
    public void Equal_bodies_are_one_record_and_as_many_dead_letters_as_messages()
    {
        var function = new FunctionOnModel();

        Assert.That(function.Handle(Bad, Bad), Is.Empty);

        Assert.That(function.Queues.DeadLetters, Has.Count.EqualTo(2));
        Assert.That(StoredItems.All(function.Store, Tables.AuditTrail), Has.Count.EqualTo(1));
    }

    [TestCase(100, 25, new[] { 10, 10, 5 })]
    [TestCase(100_000, 5, new[] { 2, 2, 1 })]
    [TestCase(300_000, 2, new[] { 1, 1 })]
    public void A_call_takes_ten_and_a_quarter_of_a_mebibyte(int bytes, int count, int[] expected) =>
        Assert.That(
            DeadLetterBatches
                .Of(Enumerable.Range(0, count).Select(_ => Letter(new string('x', bytes), "why")))
                .Select(batch => batch.Count),
            Is.EqualTo(expected)
        );

    [Test]
    public void The_sentence_counts_for_the_size_of_a_message() =>
        Assert.That(
            DeadLetterBatches
                .Of(Enumerable.Range(0, 2).Select(_ => Letter(new string('x', 100_000), new string('y', 40_000))))
                .Select(batch => batch.Count),
            Is.EqualTo(new[] { 1, 1 })
        );

    [TestCase(0, new[] { 2 })]
    [TestCase(1, new[] { 1, 1 })]
    public void A_call_may_be_exactly_full(int more, int[] expected)
    {
        var half = 128 * 1024 - Letter("", "why").Bytes;

        Assert.That(
            DeadLetterBatches
                .Of([Letter(new string('x', half), "why"), Letter(new string('x', half + more), "why")])
                .Select(batch => batch.Count),
            Is.EqualTo(expected)
        );
    }

    [Test]
    public void A_sentence_that_quotes_what_no_attribute_can_hold_is_sent_without_it()
    {
        var attribute = Letter("body", "price is \uFFFE\u0001\U0001F600").ToEntry("0").MessageAttributes![
            DeadLetterAttributes.Problem
        ];

        Assert.That(attribute.StringValue, Is.EqualTo("price is \uFFFD\uFFFD\U0001F600"));
    }

    static DeadLetter Letter(string body, string problem) =>
        new(
            new RejectedMessage(
                new Delivery(new SQSEvent.SQSMessage { MessageId = "m", Body = body }, default),
                new Rejection(RejectionReason.NotJson, problem),
                EnvelopeId: null
            ),
            "rejected|1"
        );
}
