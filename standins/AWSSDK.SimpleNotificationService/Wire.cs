using System.Xml.Linq;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>The operation as SNS's query protocol writes and reads it.</summary>
static class Wire
{
    public const string ApiVersion = "2010-03-31";

    public static InvokeOptions PublishBatch { get; } =
        new()
        {
            RequestMarshaller = new QueryMarshaller<PublishBatchRequest>("PublishBatch", WritePublishBatch),
            ResponseUnmarshaller = new QueryUnmarshaller<PublishBatchResponse>(result =>
                new()
                {
                    Successful = ReadMembers(
                        result,
                        "Successful",
                        entry => new PublishBatchResultEntry
                        {
                            Id = Text(entry, "Id"),
                            MessageId = Text(entry, "MessageId"),
                        }
                    ),
                    Failed = ReadMembers(
                        result,
                        "Failed",
                        entry => new BatchResultErrorEntry
                        {
                            Id = Text(entry, "Id"),
                            Code = Text(entry, "Code"),
                            Message = Text(entry, "Message"),
                            SenderFault = Text(entry, "SenderFault") == "true",
                        }
                    ),
                }
            ),
        };

    static void WritePublishBatch(ParameterCollection parameters, PublishBatchRequest request)
    {
        AddIfSet(parameters, "TopicArn", request.TopicArn);
        foreach (var (index, entry) in (request.PublishBatchRequestEntries ?? []).Index())
        {
            var prefix = $"PublishBatchRequestEntries.member.{index + 1}";
            AddIfSet(parameters, $"{prefix}.Id", entry.Id);
            AddIfSet(parameters, $"{prefix}.Subject", entry.Subject);
            AddIfSet(parameters, $"{prefix}.Message", entry.Message);
            foreach (var (position, (name, value)) in (entry.MessageAttributes ?? []).Index())
            {
                var attribute = $"{prefix}.MessageAttributes.entry.{position + 1}";
                parameters.Add($"{attribute}.Name", name);
                AddIfSet(parameters, $"{attribute}.Value.DataType", value.DataType);
                AddIfSet(parameters, $"{attribute}.Value.StringValue", value.StringValue);
            }
        }
    }

    static void AddIfSet(ParameterCollection parameters, string name, string? value)
    {
        if (value is not null)
        {
            parameters.Add(name, value);
        }
    }

    /// <summary>Null, not empty, where the answer has none: the SDK's version 4 reads absent lists so.</summary>
    static List<T>? ReadMembers<T>(XElement result, string name, Func<XElement, T> read) =>
        result.Elements(result.Name.Namespace + name).Elements(result.Name.Namespace + "member").ToList()
            is { Count: > 0 } members
            ? [.. members.Select(read)]
            : null;

    static string? Text(XElement element, string name) => element.Element(element.Name.Namespace + name)?.Value;
}
