using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StandIn;

/// <summary>Reads a JSON answer, and turns an error into an exception that carries the service's error code.</summary>
sealed class JsonUnmarshaller<TResponse>(Func<JsonElement, TResponse> read) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var body = new MemoryStream();
        input.Stream.CopyTo(body);
        if (body.Length == 0)
        {
            return read(default);
        }

        using var document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, checked((int)body.Length)));
        return read(document.RootElement);
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode
    )
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return new AmazonServiceException(
            error.Message,
            innerException,
            error.Type,
            error.Code,
            error.RequestId,
            statusCode
        );
    }
}
