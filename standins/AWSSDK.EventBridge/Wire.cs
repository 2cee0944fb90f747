using System.Text.Json;
using Amazon.EventBridge.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.EventBridge;

/// <summary>Each operation as EventBridge's JSON protocol writes and reads it.</summary>
static class Wire
{
    public static InvokeOptions PutEvents { get; } =
        new()
        {
            RequestMarshaller = new JsonMarshaller<PutEventsRequest>(
                "Amazon.EventBridge",
                "AWSEvents.PutEvents",
                "1.1",
                (writer, request) => writer.WriteList("Entries", request.Entries, WriteEntry)
            ),
            ResponseUnmarshaller = new JsonUnmarshaller<PutEventsResponse>(answer =>
                new()
                {
                    FailedEntryCount = answer.Number("FailedEntryCount"),
                    Entries = answer.List("Entries", ReadEntry),
                }
            ),
        };

    public static InvokeOptions DescribeRule { get; } =
        new()
        {
            RequestMarshaller = new JsonMarshaller<DescribeRuleRequest>(
                "Amazon.EventBridge",
                "AWSEvents.DescribeRule",
                "1.1",
                (writer, request) => writer.WriteOptional("Name", request.Name)
            ),
            ResponseUnmarshaller = new JsonUnmarshaller<DescribeRuleResponse>(answer =>
                new() { Name = answer.Text("Name"), ScheduleExpression = answer.Text("ScheduleExpression") }
            ),
        };

    public static InvokeOptions ListTargetsByRule { get; } =
        new()
        {
            RequestMarshaller = new JsonMarshaller<ListTargetsByRuleRequest>(
                "Amazon.EventBridge",
                "AWSEvents.ListTargetsByRule",
                "1.1",
                (writer, request) => writer.WriteOptional("Rule", request.Rule)
            ),
            ResponseUnmarshaller = new JsonUnmarshaller<ListTargetsByRuleResponse>(answer =>
                new()
                {
                    Targets = answer.List(
                        "Targets",
                        target => new Target
                        {
                            Arn = target.Text("Arn"),
                            Id = target.Text("Id"),
                            Input = target.Text("Input"),
                        }
                    ),
                }
            ),
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

    static PutEventsResultEntry ReadEntry(JsonElement entry) =>
        new()
        {
            EventId = entry.Text("EventId"),
            ErrorCode = entry.Text("ErrorCode"),
            ErrorMessage = entry.Text("ErrorMessage"),
        };
}
