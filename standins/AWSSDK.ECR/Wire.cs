using System.Text.Json;
using Amazon.ECR.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.ECR;

/// <summary>Each operation as ECR's JSON protocol writes and reads it.</summary>
static class Wire
{
    static readonly JsonProtocol Json = new(
        "Amazon.ECR",
        targetPrefix: "AmazonEC2ContainerRegistry_V20150921",
        version: "1.1",
        (message, inner, type, code, requestId, status) =>
            new AmazonECRException(message, inner, type, code, requestId, status)
    );

    public static InvokeOptions DescribeRepositories { get; } =
        Json.Operation<DescribeRepositoriesRequest, DescribeRepositoriesResponse>(
            "DescribeRepositories",
            (writer, request) => writer.WriteList("repositoryNames", request.RepositoryNames),
            answer => new() { Repositories = answer.List("repositories", ReadRepository) }
        );

    public static InvokeOptions GetAuthorizationToken { get; } =
        Json.Operation<GetAuthorizationTokenRequest, GetAuthorizationTokenResponse>(
            "GetAuthorizationToken",
            (_, _) => { },
            answer => new() { AuthorizationData = answer.List("authorizationData", ReadAuthorization) }
        );

    static Repository ReadRepository(JsonElement repository) =>
        new()
        {
            RepositoryArn = repository.Text("repositoryArn"),
            RepositoryName = repository.Text("repositoryName"),
            RepositoryUri = repository.Text("repositoryUri"),
        };

    static AuthorizationData ReadAuthorization(JsonElement authorization) =>
        new()
        {
            AuthorizationToken = authorization.Text("authorizationToken"),
            ExpiresAt = authorization.Time("expiresAt"),
            ProxyEndpoint = authorization.Text("proxyEndpoint"),
        };
}
