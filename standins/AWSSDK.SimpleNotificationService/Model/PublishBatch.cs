using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class PublishBatchRequest : AmazonSimpleNotificationServiceRequest
{
    public List<PublishBatchRequestEntry>? PublishBatchRequestEntries { get; set; }

    public string? TopicArn { get; set; }
}

public class PublishBatchRequestEntry
{
    public string? Id { get; set; }

    public string? Message { get; set; }

    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; }

    public string? Subject { get; set; }
}

public class MessageAttributeValue
{
    public string? DataType { get; set; }

    public string? StringValue { get; set; }
}

public class PublishBatchResponse : AmazonWebServiceResponse
{
    public List<BatchResultErrorEntry>? Failed { get; set; }

    public List<PublishBatchResultEntry>? Successful { get; set; }
}

public class PublishBatchResultEntry
{
    public string? Id { get; set; }

    public string? MessageId { get; set; }
}

public class BatchResultErrorEntry
{
    public string? Code { get; set; }

    public string? Id { get; set; }

    public string? Message { get; set; }

    public bool? SenderFault { get; set; }
}
