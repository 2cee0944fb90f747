using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.SQS.Model;

namespace MarketData.Sandbox.Lambda;

/// <summary>A batch of messages as Lambda hands it to a function.</summary>
static class SqsEvent
{
    /// <summary>Bodies are JSON, full of quotes: escaped as \u0022 they would not fit into Lambda's 6 MB.</summary>
    static readonly JsonWriterOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IEnumerable<Message> messages, string queueArn)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Short))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Records");
            foreach (var message in messages)
            {
                WriteRecord(writer, message, queueArn);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    static void WriteRecord(Utf8JsonWriter writer, Message message, string queueArn)
    {
        writer.WriteStartObject();
        writer.WriteString("messageId", message.MessageId);
        writer.WriteString("receiptHandle", message.ReceiptHandle);
        writer.WriteString("body", message.Body);
        writer.WriteStartObject("attributes");
        foreach (var (name, value) in message.Attributes ?? [])
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("messageAttributes");
        writer.WriteEndObject();
        writer.WriteString("md5OfBody", message.MD5OfBody);
        writer.WriteString("eventSource", "aws:sqs");
        writer.WriteString("eventSourceARN", queueArn);
        writer.WriteString("awsRegion", queueArn.Split(':')[3]);
        writer.WriteEndObject();
    }
}
