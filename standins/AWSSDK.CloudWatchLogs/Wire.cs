using System.Text.Json;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.CloudWatchLogs;

/// <summary>Each operation as CloudWatch Logs' JSON protocol writes and reads it.</summary>
static class Wire
{
    static readonly JsonProtocol Json = new(
        "Amazon.CloudWatchLogs",
        targetPrefix: "Logs_20140328",
        version: "1.1",
        (message, inner, type, code, requestId, status) =>
            new AmazonCloudWatchLogsException(message, inner, type, code, requestId, status)
    );

    public static InvokeOptions CreateLogStream { get; } =
        Json.Operation<CreateLogStreamRequest, CreateLogStreamResponse>(
            "CreateLogStream",
            (writer, request) =>
            {
                writer.WriteOptional("logGroupName", request.LogGroupName);
                writer.WriteOptional("logStreamName", request.LogStreamName);
            },
            _ => new()
        );

    public static InvokeOptions PutLogEvents { get; } =
        Json.Operation<PutLogEventsRequest, PutLogEventsResponse>(
            "PutLogEvents",
            (writer, request) =>
            {
                writer.WriteOptional("logGroupName", request.LogGroupName);
                writer.WriteOptional("logStreamName", request.LogStreamName);
                writer.WriteList("logEvents", request.LogEvents, WriteEvent);
            },
            answer => new() { RejectedLogEventsInfo = ReadRejected(answer.Member("rejectedLogEventsInfo")) }
        );

    public static InvokeOptions FilterLogEvents { get; } =
        Json.Operation<FilterLogEventsRequest, FilterLogEventsResponse>(
            "FilterLogEvents",
            (writer, request) =>
            {
                writer.WriteOptional("logGroupName", request.LogGroupName);
                writer.WriteOptional("filterPattern", request.FilterPattern);
                writer.WriteOptional("startTime", request.StartTime);
                writer.WriteOptional("endTime", request.EndTime);
                writer.WriteOptional("limit", request.Limit);
                writer.WriteOptional("nextToken", request.NextToken);
            },
            answer => new() { Events = answer.List("events", ReadEvent), NextToken = answer.Text("nextToken") }
        );

    static void WriteEvent(Utf8JsonWriter writer, InputLogEvent line)
    {
        writer.WriteOptional("message", line.Message);
        if (line.Timestamp is { } timestamp)
        {
            writer.WriteNumber("timestamp", new DateTimeOffset(timestamp.ToUniversalTime()).ToUnixTimeMilliseconds());
        }
    }

    static FilteredLogEvent ReadEvent(JsonElement line) =>
        new()
        {
            EventId = line.Text("eventId"),
            IngestionTime = line.LongNumber("ingestionTime"),
            LogStreamName = line.Text("logStreamName"),
            Message = line.Text("message"),
            Timestamp = line.LongNumber("timestamp"),
        };

    static RejectedLogEventsInfo? ReadRejected(JsonElement? rejected) =>
        rejected is { } info
            ? new()
            {
                ExpiredLogEventEndIndex = info.Number("expiredLogEventEndIndex"),
                TooNewLogEventStartIndex = info.Number("tooNewLogEventStartIndex"),
                TooOldLogEventEndIndex = info.Number("tooOldLogEventEndIndex"),
            }
            : null;
}
