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
            (writer, request) =>
            {
                writer.WriteOptional("EventBusName", request.EventBusName);
                writer.WriteOptional("Name", request.Name);
            },
            answer =>
                new()
                {
                    Name = answer.Text("Name"),
                    ScheduleExpression = answer.Text("ScheduleExpression"),
                    State = answer.Text("State") is { } state ? RuleState.FindValue(state) : null,
                }
        );

    public static InvokeOptions EnableRule { get; } =
        Json.Operation<EnableRuleRequest, EnableRuleResponse>(
            "EnableRule",
            (writer, request) =>
            {
                writer.WriteOptional("EventBusName", request.EventBusName);
                writer.WriteOptional("Name", request.Name);
            },
            _ => new()
        );

    public static InvokeOptions DisableRule { get; } =
        Json.Operation<DisableRuleRequest, DisableRuleResponse>(
            "DisableRule",
            (writer, request) =>
            {
                writer.WriteOptional("EventBusName", request.EventBusName);
                writer.WriteOptional("Name", request.Name);
            },
            _ => new()
        );

    public static InvokeOptions DescribeArchive { get; } =
        Json.Operation<DescribeArchiveRequest, DescribeArchiveResponse>(
            "DescribeArchive",
            (writer, request) => writer.WriteOptional("ArchiveName", request.ArchiveName),
            answer =>
                new()
                {
                    ArchiveArn = answer.Text("ArchiveArn"),
                    ArchiveName = answer.Text("ArchiveName"),
                    CreationTime = answer.Time("CreationTime"),
                    EventSourceArn = answer.Text("EventSourceArn"),
                    RetentionDays = answer.Number("RetentionDays"),
                }
        );

    public static InvokeOptions StartReplay { get; } =
        Json.Operation<StartReplayRequest, StartReplayResponse>(
            "StartReplay",
            (writer, request) =>
            {
                writer.WriteOptional("Description", request.Description);
                if (request.Destination is { } destination)
                {
                    writer.WriteStartObject("Destination");
                    writer.WriteOptional("Arn", destination.Arn);
                    writer.WriteList("FilterArns", destination.FilterArns);
                    writer.WriteEndObject();
                }

                writer.WriteOptional("EventEndTime", request.EventEndTime);
                writer.WriteOptional("EventSourceArn", request.EventSourceArn);
                writer.WriteOptional("EventStartTime", request.EventStartTime);
                writer.WriteOptional("ReplayName", request.ReplayName);
            },
            answer =>
                new()
                {
                    ReplayArn = answer.Text("ReplayArn"),
                    ReplayStartTime = answer.Time("ReplayStartTime"),
                    State = ReadReplayState(answer),
                    StateReason = answer.Text("StateReason"),
                }
        );

    public static InvokeOptions DescribeReplay { get; } =
        Json.Operation<DescribeReplayRequest, DescribeReplayResponse>(
            "DescribeReplay",
            (writer, request) => writer.WriteOptional("ReplayName", request.ReplayName),
            answer =>
                new()
                {
                    EventEndTime = answer.Time("EventEndTime"),
                    EventLastReplayedTime = answer.Time("EventLastReplayedTime"),
                    EventSourceArn = answer.Text("EventSourceArn"),
                    EventStartTime = answer.Time("EventStartTime"),
                    ReplayArn = answer.Text("ReplayArn"),
                    ReplayEndTime = answer.Time("ReplayEndTime"),
                    ReplayName = answer.Text("ReplayName"),
                    ReplayStartTime = answer.Time("ReplayStartTime"),
                    State = ReadReplayState(answer),
                    StateReason = answer.Text("StateReason"),
                }
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
        writer.WriteOptional("Time", entry.Time);
    }

    static ReplayState? ReadReplayState(JsonElement answer) =>
        answer.Text("State") is { } state ? ReplayState.FindValue(state) : null;

    static PutEventsResultEntry ReadEntry(JsonElement entry) =>
        new()
        {
            EventId = entry.Text("EventId"),
            ErrorCode = entry.Text("ErrorCode"),
            ErrorMessage = entry.Text("ErrorMessage"),
        };
}
