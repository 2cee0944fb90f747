using Amazon.Lambda.SQSEvents;
using MarketData.Processor.Decoding;

namespace MarketData.UnitTests.Decoding;

public class DeliveryTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    [Test]
    public void An_event_without_records_says_so() =>
        Assert.That(
            () => Delivery.AllOf(new SQSEvent { Records = null! }, Now),
            Throws.TypeOf<FormatException>().With.Message.StartsWith("The event has no Records;")
        );

    [TestCase(null)]
    [TestCase("")]
    public void A_record_without_an_id_is_named_by_its_place(string? messageId) =>
        Assert.That(
            () => Delivery.AllOf(Batch(Message("m0"), Message(messageId)), Now),
            Throws.TypeOf<FormatException>().With.Message.StartsWith("Records[1] has no messageId,")
        );

    [TestCase("noon")]
    [TestCase("-1")]
    [TestCase("99999999999999999999")]
    [TestCase("9999999999999999")]
    public void A_time_that_is_none_fails_its_own_message_alone(string sent)
    {
        var deliveries = Delivery.AllOf(Batch(Message("m0", sent), Message("m1", "1381239000065")), Now);

        Assert.That(
            () => deliveries[0].ReceivedAt,
            Throws.TypeOf<FormatException>().With.Message.Contains($"SentTimestamp is '{sent}'")
        );
        Assert.That(deliveries[1].ReceivedAt.ToUnixTimeMilliseconds(), Is.EqualTo(1_381_239_000_065));
    }

    [Test]
    public void Without_a_time_of_the_queue_it_is_received_now() =>
        Assert.That(Delivery.AllOf(Batch(Message("m0")), Now).Single().ReceivedAt, Is.EqualTo(Now));

    static SQSEvent Batch(params SQSEvent.SQSMessage[] messages) => new() { Records = [.. messages] };

    static SQSEvent.SQSMessage Message(string? id, string? sent = null) =>
        new()
        {
            MessageId = id!,
            Body = "{}",
            Attributes = sent is null ? [] : new() { ["SentTimestamp"] = sent },
        };
}
