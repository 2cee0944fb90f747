using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class ReceiveMessageRequest : AmazonSQSRequest
{
    public ReceiveMessageRequest() { }

    public ReceiveMessageRequest(string queueUrl) => QueueUrl = queueUrl;

    public int? MaxNumberOfMessages { get; set; }

    public List<string>? MessageAttributeNames { get; set; }

    public List<string>? MessageSystemAttributeNames { get; set; }

    public string? QueueUrl { get; set; }

    public int? VisibilityTimeout { get; set; }

    public int? WaitTimeSeconds { get; set; }
}

public class ReceiveMessageResponse : AmazonWebServiceResponse
{
    /// <summary>Null, not empty, when the queue has nothing to give.</summary>
    public List<Message>? Messages { get; set; }
}
