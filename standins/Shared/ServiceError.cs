using System.Net;
using Amazon.Runtime;

namespace Amazon.StandIn;

/// <summary>Makes the exception of a service; its last constructor has these parameters.</summary>
delegate AmazonServiceException ServiceError(
    string? message,
    Exception? innerException,
    ErrorType errorType,
    string? errorCode,
    string? requestId,
    HttpStatusCode statusCode
);
