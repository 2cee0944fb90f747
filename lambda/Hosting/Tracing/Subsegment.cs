using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace MarketData.Hosting.Tracing;

/// <summary>
/// One call to AWS within an invocation, as X-Ray shows it.
/// Format: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
/// </summary>
sealed record Subsegment(TraceHeader Trace, string Id, DateTimeOffset Start, DateTimeOffset End, HttpRequestMessage Request, HttpResponseMessage? Response)
{
    const string Target = "X-Amz-Target";
    const string RequestId = "x-amzn-RequestId";

    /// <summary>What the daemon expects in front of each document.</summary>
    static readonly byte[] Prelude = Encoding.UTF8.GetBytes("""{"format": "json", "version": 1}""" + "\n");

    public ReadOnlyMemory<byte> ToDatagram()
    {
        var datagram = new ArrayBufferWriter<byte>(512);
        datagram.Write(Prelude);
        using var json = new Utf8JsonWriter(datagram);
        json.WriteStartObject();
        json.WriteString("name", Service());
        json.WriteString("id", Id);
        json.WriteString("trace_id", Trace.Root);
        json.WriteString("parent_id", Trace.Parent);
        json.WriteString("type", "subsegment");
        json.WriteString("namespace", "aws");
        json.WriteNumber("start_time", Seconds(Start));
        json.WriteNumber("end_time", Seconds(End));
        WriteOutcome(json);
        WriteCall(json);
        json.WriteEndObject();
        json.Flush();
        return datagram.WrittenMemory;
    }

    void WriteOutcome(Utf8JsonWriter json)
    {
        if (Response is null)
        {
            json.WriteBoolean("fault", true);
            return;
        }

        var status = (int)Response.StatusCode;
        json.WriteBoolean("fault", status >= 500);
        json.WriteBoolean("error", status is >= 400 and < 500);
        json.WriteBoolean("throttle", Response.StatusCode == HttpStatusCode.TooManyRequests);
        json.WriteStartObject("http");
        json.WriteStartObject("response");
        json.WriteNumber("status", status);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void WriteCall(Utf8JsonWriter json)
    {
        json.WriteStartObject("aws");
        if (Value(Request.Headers, Target) is { } target)
        {
            json.WriteString("operation", target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        }

        if (Response is not null && Value(Response.Headers, RequestId) is { } id)
        {
            json.WriteString("request_id", id);
        }

        json.WriteEndObject();
    }

    /// <summary>By the names that X-Ray gives icons to.</summary>
    string Service()
    {
        var service = Request.RequestUri!.Host.Split('.')[0];
        return service == "dynamodb" ? "DynamoDB" : service.ToUpperInvariant();
    }

    static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;

    static string? Value(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First() : null;
}
