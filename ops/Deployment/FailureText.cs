using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace MarketData.Ops.Deployment;

/// <summary>What stands against a command, in a sentence that an operator can do something about.</summary>
static class FailureText
{
    /// <summary>Services call the same thing by different names.</summary>
    static readonly string[] Expired =
    [
        "ExpiredToken",
        "ExpiredTokenException",
        "RequestExpired",
        "TokenRefreshRequired",
    ];

    static readonly string[] UnknownCaller =
    [
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    ];

    public static string Of(Exception failure) =>
        failure switch
        {
            ResourceNotFoundException missing =>
                $"a table is not there; ops restore --deleted brings it back ({missing.Message})",
            OperationCanceledException or TimeoutException => "no answer came in time.",
            AmazonServiceException service when Expired.Contains(service.ErrorCode) =>
                $"the AWS credentials have expired; log in again ({service.ErrorCode}: {service.Message})",
            AmazonServiceException service when UnknownCaller.Contains(service.ErrorCode) =>
                $"AWS does not take these credentials ({service.ErrorCode}: {service.Message})",
            AmazonClientException { InnerException: null } client
                when client.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase) =>
                $"there are no AWS credentials: log in, or set AWS_PROFILE ({client.Message})",
            _ => failure.Message,
        };
}
