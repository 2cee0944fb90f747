using System.Globalization;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class GetQueueAttributesRequest : AmazonSQSRequest
{
    public GetQueueAttributesRequest() { }

    public GetQueueAttributesRequest(string queueUrl, List<string> attributeNames) =>
        (QueueUrl, AttributeNames) = (queueUrl, attributeNames);

    public List<string>? AttributeNames { get; set; }

    public string? QueueUrl { get; set; }
}

public class GetQueueAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string>? Attributes { get; set; }

    public int ApproximateNumberOfMessages => Count(nameof(ApproximateNumberOfMessages));

    public int ApproximateNumberOfMessagesNotVisible => Count(nameof(ApproximateNumberOfMessagesNotVisible));

    int Count(string name) =>
        Attributes is not null
        && Attributes.TryGetValue(name, out var value)
        && int.TryParse(value, CultureInfo.InvariantCulture, out var count)
            ? count
            : 0;
}
