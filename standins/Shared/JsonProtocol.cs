using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIn;

/// <summary>A service of the AWS JSON protocol: a request names its operation in a header.</summary>
sealed class JsonProtocol(string serviceName, string targetPrefix, string version, ServiceError error)
{
    public InvokeOptions Operation<TRequest, TResponse>(
        string name,
        Action<Utf8JsonWriter, TRequest> write,
        Func<JsonElement, TResponse> read
    )
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse =>
        new()
        {
            RequestMarshaller = new JsonMarshaller<TRequest>(serviceName, $"{targetPrefix}.{name}", version, write),
            ResponseUnmarshaller = new JsonUnmarshaller<TResponse>(read, error),
        };
}
