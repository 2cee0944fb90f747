using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MarketData.Sandbox.Feed;

namespace MarketData.Benchmarks.Feed;

/// <summary>Events as Lambda hands them over: each in EventBridge's envelope, the envelope in an SQS record.</summary>
static class SqsBatch
{
    static readonly JsonWriterOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Body(BusEvent busEvent)
    {
        var id = Guid.NewGuid();
        var time = busEvent.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $$"""{"version":"0","id":"{{id}}","detail-type":"{{busEvent.DetailType}}","source":"market."""
            + $$"""sandbox","account":"123456789012","time":"{{time}}","region":"us-east"""
            + $$"""-1","resources":[],"detail":{{busEvent.Detail}}}""";
    }

    public static byte[] Write(IEnumerable<BusEvent> events)
    {
        var sent = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Short))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Records");
            foreach (var busEvent in events)
            {
                WriteRecord(writer, Body(busEvent), sent);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    static void WriteRecord(Utf8JsonWriter writer, string body, string sent)
    {
        writer.WriteStartObject();
        writer.WriteString("messageId", Guid.NewGuid());
        writer.WriteString("receiptHandle", ReceiptHandle);
        writer.WriteString("body", body);
        writer.WriteStartObject("attributes");
        writer.WriteString("ApproximateReceiveCount", "1");
        writer.WriteString("SentTimestamp", sent);
        writer.WriteString("SenderId", "AIDAJXNJGGKNS7OSV23OI");
        writer.WriteString("ApproximateFirstReceiveTimestamp", sent);
        writer.WriteEndObject();
        writer.WriteStartObject("messageAttributes");
        writer.WriteEndObject();
        writer.WriteString("md5OfBody", "e4e68fb7bd0e697a0ae8f1bb342846b3");
        writer.WriteString("eventSource", "aws:sqs");
        writer.WriteString("eventSourceARN", "arn:aws:sqs:us-east-1:123456789012:sqs-market-data-buffer-dev");
        writer.WriteString("awsRegion", "us-east-1");
        writer.WriteEndObject();
    }

    /// <summary>As long as SQS makes them.</summary>
    static readonly string ReceiptHandle = new('A', 412);
}
