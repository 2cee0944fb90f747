using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.SQSEvents;
using MarketData.Domain.Events;
using MarketData.Processor.Decoding;
using MarketData.Tools;

namespace MarketData.UnitTests.Decoding;

/// <summary>
/// Messages that others recorded or documented (tests/Data/envelopes): none is a market event, each is read.
/// </summary>
public class EnvelopeTests
{
    [TestCase("aws_docs", "19dd0b57-b21e-4ac1-bd88-01bbb068cb78", "1", RejectionReason.NotJson)]
    [TestCase("aws_lambda_dotnet", "MessageID", "2", RejectionReason.NotJson)]
    [TestCase("dlq_redrive", "db37cc61-1bb0-4e77-b6f3-7cf87f44a72a", "2", RejectionReason.NotJson)]
    [TestCase("s3_body", "ca3e7a89-c358-40e5-8aa0-5da01403c267", "1", RejectionReason.ForeignEnvelope)]
    [TestCase("sns_body", "79406a00-bf15-46ca-978c-22c3613fcb30", "1", RejectionReason.ForeignEnvelope)]
    [TestCase("with_eventbridge_body", "c53fe60e-57e0-46a9-a6cd-b13d61ef84c5", "1", RejectionReason.UnknownType)]
    public void A_batch_is_read_and_its_foreign_body_rejected(
        string file,
        string messageId,
        string receiveCount,
        RejectionReason reason
    )
    {
        var batch = JsonSerializer.Deserialize(Text($"lambda_sqs_event_{file}"), SqsJson.Default.SQSEvent)!;

        var message = batch.Records.Single();
        Assert.That(message.MessageId, Is.EqualTo(messageId));
        Assert.That(message.Attributes["ApproximateReceiveCount"], Is.EqualTo(receiveCount));
        Assert.That(Reject(message.Body).Rejection.Reason, Is.EqualTo(reason));
    }

    [Test]
    public void The_attributes_of_a_message_are_read_with_their_types()
    {
        var batch = Text("lambda_sqs_event_aws_lambda_dotnet");
        var message = JsonSerializer.Deserialize(batch, SqsJson.Default.SQSEvent)!.Records.Single();

        var number = message.MessageAttributes["Attribute1"];
        Assert.That((number.DataType, number.StringValue), Is.EqualTo(("Number", "123")));
        Assert.That(message.MessageAttributes["Attribute2"].StringValue, Is.EqualTo("AttributeValue2"));
    }

    [TestCase("lambda_sqs_event_with_eventbridge_body", "Records", "body", "20d8d4cb-7e6e-19d7-dc1e-3f30981124d7")]
    [TestCase(
        "sqs_receive_message_eventbridge_custom_event",
        "Messages",
        "Body",
        "1234567806dd-6089-df65-2c51-123456789012"
    )]
    public void An_event_of_another_source_is_rejected_under_the_id_of_its_envelope(
        string file,
        string messages,
        string body,
        string id
    )
    {
        var rejected = Reject((string)JsonNode.Parse(Text(file))![messages]![0]![body]!);

        Assert.That(rejected.Rejection.Reason, Is.EqualTo(RejectionReason.UnknownType));
        Assert.That(rejected.EnvelopeId, Is.EqualTo(id));
    }

    [Test]
    public void The_answer_has_the_form_that_Lambda_expects()
    {
        var answer = new SQSBatchResponse([
            new() { ItemIdentifier = "MessageID_1" },
            new() { ItemIdentifier = "MessageID_2" },
        ]);

        var written = JsonSerializer.SerializeToNode(answer, SqsJson.Default.SQSBatchResponse);
        var documented = JsonNode.Parse(Text("lambda_sqs_batch_response_dotnet"));
        Assert.That(JsonNode.DeepEquals(written, documented), () => $"{written}");
    }

    static Decoded.Invalid Reject(string body)
    {
        var decoded = EventDecoder.Decode(body, DateTimeOffset.UnixEpoch);
        Assert.That(decoded, Is.TypeOf<Decoded.Invalid>());
        return (Decoded.Invalid)decoded;
    }

    /// <summary>Without the byte order mark with which one begins.</summary>
    static string Text(string file) =>
        File.ReadAllText(Path.Combine(Checkout.Root, "tests", "Data", "envelopes", $"{file}.json"));
}
