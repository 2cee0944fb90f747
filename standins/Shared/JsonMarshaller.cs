using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIn;

/// <summary>
/// Writes a request of the AWS JSON protocol: the operation in a header, the parameters as one JSON object.
/// </summary>
sealed class JsonMarshaller<TRequest>(
    string serviceName,
    string target,
    string jsonVersion,
    Action<Utf8JsonWriter, TRequest> writeMembers
) : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        using var content = new MemoryStream();
        using (var writer = new Utf8JsonWriter(content))
        {
            writer.WriteStartObject();
            writeMembers(writer, (TRequest)input);
            writer.WriteEndObject();
        }

        var request = new DefaultRequest(input, serviceName)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = content.ToArray(),
        };
        request.Headers["Content-Type"] = $"application/x-amz-json-{jsonVersion}";
        request.Headers["X-Amz-Target"] = target;
        return request;
    }
}
