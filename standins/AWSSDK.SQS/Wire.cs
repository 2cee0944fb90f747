using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;
using Amazon.StandIn;

namespace Amazon.SQS;

/// <summary>Each operation as SQS's JSON protocol writes and reads it.</summary>
static class Wire
{
    public static InvokeOptions ChangeMessageVisibilityBatch { get; } =
        Operation<ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse>(
            "ChangeMessageVisibilityBatch",
            (writer, request) =>
            {
                writer.WriteOptional("QueueUrl", request.QueueUrl);
                writer.WriteList(
                    "Entries",
                    request.Entries,
                    (entryWriter, entry) =>
                    {
                        entryWriter.WriteOptional("Id", entry.Id);
                        entryWriter.WriteOptional("ReceiptHandle", entry.ReceiptHandle);
                        entryWriter.WriteOptional("VisibilityTimeout", entry.VisibilityTimeout);
                    }
                );
            },
            answer => new() { Failed = answer.List("Failed", ReadFailure) }
        );

    public static InvokeOptions CreateQueue { get; } =
        Operation<CreateQueueRequest, CreateQueueResponse>(
            "CreateQueue",
            (writer, request) =>
            {
                writer.WriteOptional("QueueName", request.QueueName);
                writer.WriteStartObject("Attributes");
                foreach (var (name, value) in request.Attributes ?? [])
                {
                    writer.WriteString(name, value);
                }

                writer.WriteEndObject();
            },
            answer => new() { QueueUrl = answer.Text("QueueUrl") }
        );

    public static InvokeOptions DeleteMessageBatch { get; } =
        Operation<DeleteMessageBatchRequest, DeleteMessageBatchResponse>(
            "DeleteMessageBatch",
            (writer, request) =>
            {
                writer.WriteOptional("QueueUrl", request.QueueUrl);
                writer.WriteList(
                    "Entries",
                    request.Entries,
                    (entryWriter, entry) =>
                    {
                        entryWriter.WriteOptional("Id", entry.Id);
                        entryWriter.WriteOptional("ReceiptHandle", entry.ReceiptHandle);
                    }
                );
            },
            answer => new() { Failed = answer.List("Failed", ReadFailure) }
        );

    public static InvokeOptions GetQueueAttributes { get; } =
        Operation<GetQueueAttributesRequest, GetQueueAttributesResponse>(
            "GetQueueAttributes",
            (writer, request) =>
            {
                writer.WriteOptional("QueueUrl", request.QueueUrl);
                writer.WriteList("AttributeNames", request.AttributeNames);
            },
            answer => new() { Attributes = answer.Map("Attributes") }
        );

    public static InvokeOptions ReceiveMessage { get; } =
        Operation<ReceiveMessageRequest, ReceiveMessageResponse>(
            "ReceiveMessage",
            (writer, request) =>
            {
                writer.WriteOptional("QueueUrl", request.QueueUrl);
                writer.WriteOptional("MaxNumberOfMessages", request.MaxNumberOfMessages);
                writer.WriteOptional("WaitTimeSeconds", request.WaitTimeSeconds);
                writer.WriteOptional("VisibilityTimeout", request.VisibilityTimeout);
                writer.WriteList("MessageSystemAttributeNames", request.MessageSystemAttributeNames);
            },
            answer => new() { Messages = answer.List("Messages", ReadMessage) }
        );

    public static InvokeOptions SendMessage { get; } =
        Operation<SendMessageRequest, SendMessageResponse>(
            "SendMessage",
            (writer, request) =>
            {
                writer.WriteOptional("QueueUrl", request.QueueUrl);
                writer.WriteOptional("MessageBody", request.MessageBody);
            },
            answer => new() { MessageId = answer.Text("MessageId"), MD5OfMessageBody = answer.Text("MD5OfMessageBody") }
        );

    static Message ReadMessage(JsonElement message) =>
        new()
        {
            MessageId = message.Text("MessageId"),
            ReceiptHandle = message.Text("ReceiptHandle"),
            Body = message.Text("Body"),
            MD5OfBody = message.Text("MD5OfBody"),
            Attributes = message.Map("Attributes"),
        };

    static BatchResultErrorEntry ReadFailure(JsonElement failure) =>
        new()
        {
            Id = failure.Text("Id"),
            Code = failure.Text("Code"),
            Message = failure.Text("Message"),
            SenderFault = failure.Member("SenderFault")?.GetBoolean(),
        };

    static InvokeOptions Operation<TRequest, TResponse>(
        string name,
        Action<Utf8JsonWriter, TRequest> write,
        Func<JsonElement, TResponse> read
    )
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse =>
        new()
        {
            RequestMarshaller = new JsonMarshaller<TRequest>("Amazon.SQS", $"AmazonSQS.{name}", "1.0", write),
            ResponseUnmarshaller = new JsonUnmarshaller<TResponse>(read),
        };
}
