using Amazon.SQS.Model;
using MarketData.SandboxTests.Lambda;

namespace MarketData.SandboxTests.StandIns;

/// <summary>The SQS client against an engine that computes its own digests.</summary>
public class SqsTests
{
    [Test]
    public async Task A_batch_arrives_with_its_attributes_and_can_be_made_visible_again()
    {
        using var queue = await TestQueue.CreateAsync();
        var sent = await queue.Sqs.SendMessageBatchAsync(
            queue.Url,
            [
                new("0", "body – ü")
                {
                    MessageAttributes = new()
                    {
                        ["reason"] = new() { DataType = "String", StringValue = "NOT_JSON" },
                        ["raw"] = new() { DataType = "Binary", BinaryValue = new([0x00, 0xff]) },
                    },
                },
            ]
        );
        Assert.That(sent.Successful!.Single().MD5OfMessageAttributes, Is.Not.Empty);

        var first = await ReceiveAsync(queue);
        Assert.That(first.MessageAttributes!["reason"].StringValue, Is.EqualTo("NOT_JSON"));
        Assert.That(first.MessageAttributes["raw"].BinaryValue!.ToArray(), Is.EqualTo(new byte[] { 0x00, 0xff }));

        var returned = await queue.Sqs.ChangeMessageVisibilityBatchAsync(
            queue.Url,
            [new("0", first.ReceiptHandle!) { VisibilityTimeout = 0 }]
        );
        Assert.That(returned.Failed ?? [], Is.Empty);
        Assert.That((await ReceiveAsync(queue)).Body, Is.EqualTo("body – ü"));
    }

    static async Task<Message> ReceiveAsync(TestQueue queue)
    {
        var request = new ReceiveMessageRequest(queue.Url) { MessageAttributeNames = ["All"], WaitTimeSeconds = 5 };
        return (await queue.Sqs.ReceiveMessageAsync(request)).Messages!.Single();
    }
}
