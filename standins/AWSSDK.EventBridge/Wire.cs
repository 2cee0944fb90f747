using System.Text.Json;
using Amazon.EventBridge.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.EventBridge;

/// <summary>Each operation as EventBridge's JSON protocol writes and reads it.</summary>
static class Wire
{
    static readonly JsonProtocol Json = new(
        "Amazon.EventBridge",
        targetPrefix: "AWSEvents",
        version: "1.1",
        (message, inner, type, code, requestId, status) =>
            new AmazonEventBridgeException(message, inner, type, code, requestId, status)
    );

    public static InvokeOptions PutEvents { get; } =
        Json.Operation<PutEventsRequest, PutEventsResponse>(
            "PutEvents",
            (writer, request) => writer.WriteList("Entries", request.Entries, WriteEntry),
            answer =>
                new()
                {
                    FailedEntryCount = answer.Number("FailedEntryCount"),
                    Entries = answer.List("Entries", ReadEntry),
                }
        );

    public static InvokeOptions DescribeRule { get; } =
        Json.Operation<DescribeRuleRequest, DescribeRuleResponse>(
            "DescribeRule",
            (writer, request) => writer.WriteOptional("Name", request.Name),
            answer => new() { Name = answer.Text("Name"), ScheduleExpression = answer.Text("ScheduleExpression") }
        );

    public static InvokeOptions ListTargetsByRule { get; } =
        Json.Operation<ListTargetsByRuleRequest, ListTargetsByRuleResponse>(
            "ListTargetsByRule",
            (writer, request) => writer.WriteOptional("Rule", request.Rule),
            answer =>
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
        );

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
