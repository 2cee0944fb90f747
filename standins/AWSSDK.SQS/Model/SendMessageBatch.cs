using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class SendMessageBatchRequest : AmazonSQSRequest
{
    public SendMessageBatchRequest() { }

    public SendMessageBatchRequest(string queueUrl, List<SendMessageBatchRequestEntry> entries) =>
        (QueueUrl, Entries) = (queueUrl, entries);

    public List<SendMessageBatchRequestEntry>? Entries { get; set; }

    public string? QueueUrl { get; set; }
}

public class SendMessageBatchRequestEntry
{
    public SendMessageBatchRequestEntry() { }

    public SendMessageBatchRequestEntry(string id, string messageBody) => (Id, MessageBody) = (id, messageBody);

    public string? Id { get; set; }

    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; }

    public string? MessageBody { get; set; }
}

public class SendMessageBatchResponse : AmazonWebServiceResponse
{
    public List<BatchResultErrorEntry>? Failed { get; set; }

    public List<SendMessageBatchResultEntry>? Successful { get; set; }
}

public class SendMessageBatchResultEntry
{
    public string? Id { get; set; }

    public string? MD5OfMessageAttributes { get; set; }

    public string? MD5OfMessageBody { get; set; }

    public string? MessageId { get; set; }
}
