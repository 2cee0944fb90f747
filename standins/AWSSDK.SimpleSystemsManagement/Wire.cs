using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.StandIn;

namespace Amazon.SimpleSystemsManagement;

/// <summary>Each operation as Systems Manager's JSON protocol writes and reads it.</summary>
static class Wire
{
    static readonly JsonProtocol Json = new(
        "Amazon.SimpleSystemsManagement",
        targetPrefix: "AmazonSSM",
        version: "1.1",
        (message, inner, type, code, requestId, status) =>
            new AmazonSimpleSystemsManagementException(message, inner, type, code, requestId, status)
    );

    public static InvokeOptions GetParametersByPath { get; } =
        Json.Operation<GetParametersByPathRequest, GetParametersByPathResponse>(
            "GetParametersByPath",
            (writer, request) =>
            {
                writer.WriteOptional("Path", request.Path);
                writer.WriteOptional("Recursive", request.Recursive);
                writer.WriteOptional("WithDecryption", request.WithDecryption);
                writer.WriteOptional("MaxResults", request.MaxResults);
                writer.WriteOptional("NextToken", request.NextToken);
            },
            answer =>
                new() { NextToken = answer.Text("NextToken"), Parameters = answer.List("Parameters", ReadParameter) }
        );

    public static InvokeOptions PutParameter { get; } =
        Json.Operation<PutParameterRequest, PutParameterResponse>(
            "PutParameter",
            (writer, request) =>
            {
                writer.WriteOptional("Name", request.Name);
                writer.WriteOptional("Value", request.Value);
                writer.WriteOptional("Type", request.Type?.Value);
                writer.WriteOptional("Overwrite", request.Overwrite);
            },
            answer => new() { Version = answer.LongNumber("Version") }
        );

    static Parameter ReadParameter(JsonElement parameter) =>
        new()
        {
            LastModifiedDate = parameter.Time("LastModifiedDate"),
            Name = parameter.Text("Name"),
            Type = parameter.Text("Type") is { } type ? ParameterType.FindValue(type) : null,
            Value = parameter.Text("Value"),
            Version = parameter.LongNumber("Version"),
        };
}
