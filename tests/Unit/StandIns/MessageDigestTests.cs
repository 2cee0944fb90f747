using System.Net;
using System.Text.Json.Nodes;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace MarketData.UnitTests.StandIns;

/// <summary>
/// What SQS says it got and gives is compared with what was sent and received; the digests here are moto's.
/// </summary>
public class MessageDigestTests
{
    const string Body = "hello";
    const string OfBody = "5d41402abc4b2a76b9719d911017c592";
    const string OfAttributes = "3b17b715c874863f4f62e762e0f44227";
    const string Wrong = "00000000000000000000000000000000";
    const string Queue = "https://sqs.us-east-1.amazonaws.com/123456789012/queue";

    static Dictionary<string, MessageAttributeValue> Attributes =>
        new()
        {
            ["reason"] = new() { DataType = "String", StringValue = "NOT_JSON – ü" },
            ["Count"] = new() { DataType = "Number", StringValue = "3" },
            ["digest"] = new() { DataType = "Binary", BinaryValue = new([0x00, 0x01, 0xff]) },
        };

    [TestCase(OfBody, OfAttributes, null)]
    [TestCase("5D41402ABC4B2A76B9719D911017C592", OfAttributes, null)]
    [TestCase(null, null, null)]
    [TestCase(Wrong, OfAttributes, "MD5 hash mismatch")]
    [TestCase(OfBody, Wrong, "Attribute MD5 hash mismatch")]
    public void A_message_sent(string? ofBody, string? ofAttributes, string? refused)
    {
        using var sqs = Client(
            new()
            {
                ["MessageId"] = "m-1",
                ["MD5OfMessageBody"] = ofBody,
                ["MD5OfMessageAttributes"] = ofAttributes,
            }
        );

        AssertThatIs(
            refused,
            () => sqs.SendMessageAsync(new SendMessageRequest(Queue, Body) { MessageAttributes = Attributes })
        );
    }

    [TestCase(OfBody, OfAttributes, null)]
    [TestCase(Wrong, OfAttributes, "MD5 hash mismatch for message id m-1")]
    [TestCase(OfBody, Wrong, "Attribute MD5 hash mismatch for message id m-1")]
    public void A_batch_sent(string ofBody, string ofAttributes, string? refused)
    {
        var sent = new JsonObject
        {
            ["Id"] = "0",
            ["MessageId"] = "m-1",
            ["MD5OfMessageBody"] = ofBody,
            ["MD5OfMessageAttributes"] = ofAttributes,
        };
        using var sqs = Client(new() { ["Successful"] = new JsonArray(sent) });

        AssertThatIs(
            refused,
            () => sqs.SendMessageBatchAsync(Queue, [new("0", Body) { MessageAttributes = Attributes }])
        );
    }

    [TestCase(OfBody, OfAttributes, null)]
    [TestCase(OfBody, null, null)]
    [TestCase(Wrong, OfAttributes, "MD5 hash mismatch for message id m-1")]
    [TestCase(null, OfAttributes, "MD5 hash mismatch for message id m-1")]
    [TestCase(OfBody, Wrong, "Attribute MD5 hash mismatch for message id m-1")]
    public void A_message_received(string? ofBody, string? ofAttributes, string? refused)
    {
        var message = new JsonObject
        {
            ["MessageId"] = "m-1",
            ["Body"] = Body,
            ["MD5OfBody"] = ofBody,
            ["MD5OfMessageAttributes"] = ofAttributes,
            ["MessageAttributes"] = new JsonObject
            {
                ["reason"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = "NOT_JSON – ü" },
                ["Count"] = new JsonObject { ["DataType"] = "Number", ["StringValue"] = "3" },
                ["digest"] = new JsonObject { ["DataType"] = "Binary", ["BinaryValue"] = "AAH/" },
            },
        };
        using var sqs = Client(new() { ["Messages"] = new JsonArray(message) });

        AssertThatIs(refused, () => sqs.ReceiveMessageAsync(Queue));
    }

    static void AssertThatIs(string? refused, Func<Task> call)
    {
        if (refused is null)
        {
            Assert.DoesNotThrowAsync(call);
        }
        else
        {
            Assert.That(call, Throws.TypeOf<AmazonSQSException>().With.Message.EqualTo(refused));
        }
    }

    static AmazonSQSClient Client(JsonObject answer) => new Answers(HttpStatusCode.OK, answer.ToJsonString()).Sqs();
}
