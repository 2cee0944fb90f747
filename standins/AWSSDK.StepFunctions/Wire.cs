using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.StandIn;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

/// <summary>Each operation as Step Functions' JSON protocol writes and reads it.</summary>
static class Wire
{
    static readonly JsonProtocol Json = new(
        "Amazon.StepFunctions",
        targetPrefix: "AWSStepFunctions",
        version: "1.0",
        (message, inner, type, code, requestId, status) =>
            new AmazonStepFunctionsException(message, inner, type, code, requestId, status)
    );

    public static InvokeOptions DescribeExecution { get; } =
        Json.Operation<DescribeExecutionRequest, DescribeExecutionResponse>(
            "DescribeExecution",
            (writer, request) => writer.WriteOptional("executionArn", request.ExecutionArn),
            answer =>
                new()
                {
                    Cause = answer.Text("cause"),
                    Error = answer.Text("error"),
                    ExecutionArn = answer.Text("executionArn"),
                    Input = answer.Text("input"),
                    Name = answer.Text("name"),
                    Output = answer.Text("output"),
                    StartDate = answer.Time("startDate"),
                    StateMachineArn = answer.Text("stateMachineArn"),
                    Status = ReadStatus(answer),
                    StopDate = answer.Time("stopDate"),
                }
        );

    public static InvokeOptions GetExecutionHistory { get; } =
        Json.Operation<GetExecutionHistoryRequest, GetExecutionHistoryResponse>(
            "GetExecutionHistory",
            (writer, request) =>
            {
                writer.WriteOptional("executionArn", request.ExecutionArn);
                writer.WriteOptional("maxResults", request.MaxResults);
                writer.WriteOptional("nextToken", request.NextToken);
            },
            answer => new() { Events = answer.List("events", ReadEvent), NextToken = answer.Text("nextToken") }
        );

    public static InvokeOptions ListExecutions { get; } =
        Json.Operation<ListExecutionsRequest, ListExecutionsResponse>(
            "ListExecutions",
            (writer, request) =>
            {
                writer.WriteOptional("stateMachineArn", request.StateMachineArn);
                writer.WriteOptional("statusFilter", request.StatusFilter?.Value);
                writer.WriteOptional("maxResults", request.MaxResults);
                writer.WriteOptional("nextToken", request.NextToken);
            },
            answer => new() { Executions = answer.List("executions", ReadItem), NextToken = answer.Text("nextToken") }
        );

    public static InvokeOptions StartExecution { get; } =
        Json.Operation<StartExecutionRequest, StartExecutionResponse>(
            "StartExecution",
            (writer, request) =>
            {
                writer.WriteOptional("stateMachineArn", request.StateMachineArn);
                writer.WriteOptional("name", request.Name);
                writer.WriteOptional("input", request.Input);
            },
            answer => new() { ExecutionArn = answer.Text("executionArn"), StartDate = answer.Time("startDate") }
        );

    static HistoryEvent ReadEvent(JsonElement entry) =>
        new()
        {
            Id = entry.LongNumber("id"),
            PreviousEventId = entry.LongNumber("previousEventId"),
            StateEnteredEventDetails = entry.Member("stateEnteredEventDetails") is { } entered
                ? new() { Name = entered.Text("name") }
                : null,
            Timestamp = entry.Time("timestamp"),
            Type = entry.Text("type") is { } type ? HistoryEventType.FindValue(type) : null,
        };

    static ExecutionListItem ReadItem(JsonElement item) =>
        new()
        {
            ExecutionArn = item.Text("executionArn"),
            Name = item.Text("name"),
            StartDate = item.Time("startDate"),
            StateMachineArn = item.Text("stateMachineArn"),
            Status = ReadStatus(item),
            StopDate = item.Time("stopDate"),
        };

    static ExecutionStatus? ReadStatus(JsonElement execution) =>
        execution.Text("status") is { } status ? ExecutionStatus.FindValue(status) : null;
}
