using System.Net;
using Amazon.Runtime;

namespace Amazon.CodeDeploy;

public class AmazonCodeDeployException : AmazonServiceException
{
    public AmazonCodeDeployException() { }

    public AmazonCodeDeployException(string message)
        : base(message) { }

    public AmazonCodeDeployException(string message, Exception innerException)
        : base(message, innerException) { }

    public AmazonCodeDeployException(Exception innerException)
        : base(innerException.Message, innerException) { }

    public AmazonCodeDeployException(
        string? message,
        ErrorType errorType,
        string? errorCode,
        string? requestId,
        HttpStatusCode statusCode
    )
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public AmazonCodeDeployException(
        string? message,
        Exception? innerException,
        ErrorType errorType,
        string? errorCode,
        string? requestId,
        HttpStatusCode statusCode
    )
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
