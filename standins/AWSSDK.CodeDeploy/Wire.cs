using System.Text.Json;
using Amazon.CodeDeploy.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.CodeDeploy;

/// <summary>Each operation as CodeDeploy's JSON protocol writes and reads it.</summary>
static class Wire
{
    static readonly JsonProtocol Json = new(
        "Amazon.CodeDeploy",
        targetPrefix: "CodeDeploy_20141006",
        version: "1.1",
        (message, inner, type, code, requestId, status) =>
            new AmazonCodeDeployException(message, inner, type, code, requestId, status)
    );

    public static InvokeOptions CreateDeployment { get; } =
        Json.Operation<CreateDeploymentRequest, CreateDeploymentResponse>(
            "CreateDeployment",
            (writer, request) =>
            {
                writer.WriteOptional("applicationName", request.ApplicationName);
                writer.WriteOptional("deploymentGroupName", request.DeploymentGroupName);
                writer.WriteOptional("description", request.Description);
                WriteRevision(writer, request.Revision);
            },
            answer => new() { DeploymentId = answer.Text("deploymentId") }
        );

    public static InvokeOptions GetDeployment { get; } =
        Json.Operation<GetDeploymentRequest, GetDeploymentResponse>(
            "GetDeployment",
            (writer, request) => writer.WriteOptional("deploymentId", request.DeploymentId),
            answer =>
                new() { DeploymentInfo = answer.Member("deploymentInfo") is { } info ? ReadDeployment(info) : null }
        );

    public static InvokeOptions ListDeployments { get; } =
        Json.Operation<ListDeploymentsRequest, ListDeploymentsResponse>(
            "ListDeployments",
            (writer, request) =>
            {
                writer.WriteOptional("applicationName", request.ApplicationName);
                writer.WriteOptional("deploymentGroupName", request.DeploymentGroupName);
                writer.WriteList("includeOnlyStatuses", request.IncludeOnlyStatuses);
                writer.WriteOptional("nextToken", request.NextToken);
            },
            answer => new() { Deployments = answer.Texts("deployments"), NextToken = answer.Text("nextToken") }
        );

    public static InvokeOptions StopDeployment { get; } =
        Json.Operation<StopDeploymentRequest, StopDeploymentResponse>(
            "StopDeployment",
            (writer, request) =>
            {
                writer.WriteOptional("autoRollbackEnabled", request.AutoRollbackEnabled);
                writer.WriteOptional("deploymentId", request.DeploymentId);
            },
            answer => new() { StatusMessage = answer.Text("statusMessage") }
        );

    static void WriteRevision(Utf8JsonWriter writer, RevisionLocation? revision)
    {
        if (revision is null)
        {
            return;
        }

        writer.WriteStartObject("revision");
        writer.WriteOptional("revisionType", revision.RevisionType?.Value);
        if (revision.AppSpecContent is { } spec)
        {
            writer.WriteStartObject("appSpecContent");
            writer.WriteOptional("content", spec.Content);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    static DeploymentInfo ReadDeployment(JsonElement info) =>
        new()
        {
            DeploymentId = info.Text("deploymentId"),
            Description = info.Text("description"),
            ErrorInformation = info.Member("errorInformation") is { } error
                ? new() { Message = error.Text("message") }
                : null,
            RollbackInfo = info.Member("rollbackInfo") is { } rollback
                ? new()
                {
                    RollbackDeploymentId = rollback.Text("rollbackDeploymentId"),
                    RollbackMessage = rollback.Text("rollbackMessage"),
                }
                : null,
            Status = info.Text("status") is { } status ? DeploymentStatus.FindValue(status) : null,
        };
}
