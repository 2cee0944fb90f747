using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class ChangeMessageVisibilityBatchRequest : AmazonSQSRequest
{
    public ChangeMessageVisibilityBatchRequest() { }

    public ChangeMessageVisibilityBatchRequest(
        string queueUrl,
        List<ChangeMessageVisibilityBatchRequestEntry> entries
    ) => (QueueUrl, Entries) = (queueUrl, entries);

    public List<ChangeMessageVisibilityBatchRequestEntry>? Entries { get; set; }

    public string? QueueUrl { get; set; }
}

public class ChangeMessageVisibilityBatchRequestEntry
{
    public ChangeMessageVisibilityBatchRequestEntry() { }

    public ChangeMessageVisibilityBatchRequestEntry(string id, string receiptHandle) =>
        (Id, ReceiptHandle) = (id, receiptHandle);

    public string? Id { get; set; }

    public string? ReceiptHandle { get; set; }

    public int? VisibilityTimeout { get; set; }
}

public class ChangeMessageVisibilityBatchResponse : AmazonWebServiceResponse
{
    public List<BatchResultErrorEntry>? Failed { get; set; }
}
