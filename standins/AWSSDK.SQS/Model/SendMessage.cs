using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class SendMessageRequest : AmazonSQSRequest
{
    public string? MessageBody { get; set; }

    public string? QueueUrl { get; set; }
}

public class SendMessageResponse : AmazonWebServiceResponse
{
    public string? MD5OfMessageBody { get; set; }

    public string? MessageId { get; set; }
}
