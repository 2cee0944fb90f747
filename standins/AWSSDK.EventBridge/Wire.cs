using System.Text.Json;
using Amazon.EventBridge.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.EventBridge;

/// <summary>Each operation as EventBridge's JSON protocol writes and reads it.</summary>
static class Wire
{
    public static InvokeOptions PutEvents { get; } = new()
    {
        RequestMarshaller = new JsonMarshaller<PutEventsRequest>(
            "Amazon.EventBridge",
            "AWSEvents.PutEvents",
            "1.1",
            (writer, request) => writer.WriteList("Entries", request.Entries, WriteEntry)),
        ResponseUnmarshaller = new JsonUnmarshaller<PutEventsResponse>(answer => new()
        {
            FailedEntryCount = answer.Number("FailedEntryCount"),
            Entries = answer.List("Entries", ReadEntry),
        }),
    };

    static void WriteEntry(Utf8JsonWriter writer, PutEventsRequestEntry entry)
    {
        writer.WriteOptional("EventBusName", entry.EventBusName);
        writer.WriteOptional("Source", entry.Source);
        writer.WriteOptional("DetailType", entry.DetailType);
        writer.WriteOptional("Detail", entry.Detail);
        writer.WriteList("Resources", entry.Resources);
        if (entry.Time is { } time)
        {
            writer.WriteNumber("Time", (time.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
        }
    }

    static PutEventsResultEntry ReadEntry(JsonElement entry) => new()
    {
        EventId = entry.Text("EventId"),
        ErrorCode = entry.Text("ErrorCode"),
        ErrorMessage = entry.Text("ErrorMessage"),
    };
}
