using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace Amazon.StandIn;

/// <summary>Reads a JSON answer, and turns an error into an exception that carries the service's error code.</summary>
sealed class JsonUnmarshaller<TResponse>(Func<JsonElement, TResponse> read, ServiceError error)
    : JsonResponseUnmarshaller
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
        var answer = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        var (code, type) = QueryError(input.ResponseData) ?? (answer.Code, answer.Type);
        return error(answer.Message, innerException, type, code, answer.RequestId, statusCode);
    }

    /// <summary>A service that once spoke the query protocol keeps that protocol's codes, in a header.</summary>
    static (string Code, ErrorType Type)? QueryError(IWebResponseData response) =>
        response.IsHeaderPresent(HeaderKeys.XAmzQueryError)
        && response.GetHeaderValue(HeaderKeys.XAmzQueryError).Split(';') is [var code, var type]
            ? (code, Enum.TryParse<ErrorType>(type, out var known) ? known : ErrorType.Unknown)
            : null;
}
