using System.Net;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.SimpleNotificationService;

/// <summary>Writes a request of the AWS query protocol: the operation and its parameters as a form.</summary>
sealed class QueryMarshaller<TRequest>(string action, Action<ParameterCollection, TRequest> write)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.SimpleNotificationService")
        {
            HttpMethod = "POST",
            ResourcePath = "/",
        };
        request.ParameterCollection.Add("Action", action);
        request.ParameterCollection.Add("Version", Wire.ApiVersion);
        write(request.ParameterCollection, (TRequest)input);
        return request;
    }
}

/// <summary>
/// Reads the XML of an answer, and turns an error into an exception that carries the service's error code.
/// </summary>
sealed class QueryUnmarshaller<TResponse>(Func<XElement, TResponse> read) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var root = XElement.Load(input.Stream);
        var result = root.Elements()
            .First(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
        return read(result);
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode
    )
    {
        var answer = XElement.Load(input.Stream);
        var error = Descendant(answer, "Error");
        return new AmazonSimpleNotificationServiceException(
            Text(error, "Message"),
            innerException,
            Text(error, "Type") == "Sender" ? ErrorType.Sender : ErrorType.Receiver,
            Text(error, "Code"),
            Text(answer, "RequestId"),
            statusCode
        );
    }

    static XElement? Descendant(XElement? parent, string name) =>
        parent?.Descendants().FirstOrDefault(element => element.Name.LocalName == name);

    static string? Text(XElement? parent, string name) => Descendant(parent, name)?.Value;
}
