using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class SendMessageRequest : AmazonSQSRequest
{
    public SendMessageRequest() { }

    public SendMessageRequest(string queueUrl, string messageBody) => (QueueUrl, MessageBody) = (queueUrl, messageBody);

    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; }

    public string? MessageBody { get; set; }

    public string? QueueUrl { get; set; }
}

public class SendMessageResponse : AmazonWebServiceResponse
{
    public string? MD5OfMessageAttributes { get; set; }

    public string? MD5OfMessageBody { get; set; }

    public string? MessageId { get; set; }
}
