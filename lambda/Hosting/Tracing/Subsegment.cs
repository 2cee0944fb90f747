using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace MarketData.Hosting.Tracing;

/// <summary>
/// One call to AWS in a trace.
/// https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html#api-segmentdocuments-subsegments
/// </summary>
public sealed record Subsegment
{
    public required TraceHeader Trace { get; init; }

    /// <summary>The service, such as <c>DynamoDB</c>.</summary>
    public required string Service { get; init; }

    public required string Operation { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset End { get; init; }

    /// <summary>Of the answer; null where there was none.</summary>
    public required int? Status { get; init; }

    public required string? RequestId { get; init; }

    /// <summary>How often the call was repeated by the SDK.</summary>
    public required int Retries { get; init; }

    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "subsegment");
            json.WriteString("id", RandomNumberGenerator.GetHexString(16, lowercase: true));
            json.WriteString("trace_id", Trace.Root);
            json.WriteString("parent_id", Trace.Parent);
            json.WriteString("name", Service);
            json.WriteString("namespace", "aws");
            json.WriteNumber("start_time", Seconds(Start));
            json.WriteNumber("end_time", Seconds(End));
            WriteOutcome(json);
            json.WriteStartObject("aws");
            json.WriteString("operation", Operation);
            json.WriteNumber("retries", Retries);
            if (RequestId is not null)
            {
                json.WriteString("request_id", RequestId);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>X-Ray colours a call by whose fault it was: ours, the load's, or the service's.</summary>
    void WriteOutcome(Utf8JsonWriter json)
    {
        if (Status is { } status)
        {
            json.WriteStartObject("http");
            json.WriteStartObject("response");
            json.WriteNumber("status", status);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        switch (Status)
        {
            case 429:
                json.WriteBoolean("error", true);
                json.WriteBoolean("throttle", true);
                break;
            case >= 400 and < 500:
                json.WriteBoolean("error", true);
                break;
            case null or >= 500:
                json.WriteBoolean("fault", true);
                break;
        }
    }

    static decimal Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000m;
}
