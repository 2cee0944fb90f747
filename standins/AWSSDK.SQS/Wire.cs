using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;
using Amazon.StandIn;

namespace Amazon.SQS;

/// <summary>Each operation as SQS's JSON protocol writes and reads it.</summary>
static class Wire
{
    static readonly JsonProtocol Json = new(
        "Amazon.SQS",
        targetPrefix: "AmazonSQS",
        version: "1.0",
        (message, inner, type, code, requestId, status) =>
            new AmazonSQSException(message, inner, type, code, requestId, status)
    );

    public static InvokeOptions ChangeMessageVisibilityBatch { get; } =
        Json.Operation<ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse>(
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
        Json.Operation<CreateQueueRequest, CreateQueueResponse>(
            "CreateQueue",
            (writer, request) =>
            {
                writer.WriteOptional("QueueName", request.QueueName);
                writer.WriteMap("Attributes", request.Attributes);
            },
            answer => new() { QueueUrl = answer.Text("QueueUrl") }
        );

    public static InvokeOptions DeleteMessageBatch { get; } =
        Json.Operation<DeleteMessageBatchRequest, DeleteMessageBatchResponse>(
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
        Json.Operation<GetQueueAttributesRequest, GetQueueAttributesResponse>(
            "GetQueueAttributes",
            (writer, request) =>
            {
                writer.WriteOptional("QueueUrl", request.QueueUrl);
                writer.WriteList("AttributeNames", request.AttributeNames);
            },
            answer => new() { Attributes = answer.Map("Attributes") }
        );

    public static InvokeOptions ReceiveMessage { get; } =
        Json.Operation<ReceiveMessageRequest, ReceiveMessageResponse>(
            "ReceiveMessage",
            (writer, request) =>
            {
                writer.WriteOptional("QueueUrl", request.QueueUrl);
                writer.WriteOptional("MaxNumberOfMessages", request.MaxNumberOfMessages);
                writer.WriteOptional("WaitTimeSeconds", request.WaitTimeSeconds);
                writer.WriteOptional("VisibilityTimeout", request.VisibilityTimeout);
                writer.WriteList("MessageAttributeNames", request.MessageAttributeNames);
                writer.WriteList("MessageSystemAttributeNames", request.MessageSystemAttributeNames);
            },
            answer => new() { Messages = answer.List("Messages", ReadMessage) }
        );

    public static InvokeOptions SendMessage { get; } =
        Json.Operation<SendMessageRequest, SendMessageResponse>(
            "SendMessage",
            (writer, request) =>
            {
                writer.WriteOptional("QueueUrl", request.QueueUrl);
                writer.WriteOptional("MessageBody", request.MessageBody);
                WriteAttributes(writer, request.MessageAttributes);
            },
            answer =>
                new()
                {
                    MessageId = answer.Text("MessageId"),
                    MD5OfMessageBody = answer.Text("MD5OfMessageBody"),
                    MD5OfMessageAttributes = answer.Text("MD5OfMessageAttributes"),
                }
        );

    public static InvokeOptions SendMessageBatch { get; } =
        Json.Operation<SendMessageBatchRequest, SendMessageBatchResponse>(
            "SendMessageBatch",
            (writer, request) =>
            {
                writer.WriteOptional("QueueUrl", request.QueueUrl);
                writer.WriteList(
                    "Entries",
                    request.Entries,
                    (entryWriter, entry) =>
                    {
                        entryWriter.WriteOptional("Id", entry.Id);
                        entryWriter.WriteOptional("MessageBody", entry.MessageBody);
                        WriteAttributes(entryWriter, entry.MessageAttributes);
                    }
                );
            },
            answer =>
                new() { Failed = answer.List("Failed", ReadFailure), Successful = answer.List("Successful", ReadSent) }
        );

    static void WriteAttributes(Utf8JsonWriter writer, Dictionary<string, MessageAttributeValue>? attributes)
    {
        if (attributes is null)
        {
            return;
        }

        writer.WriteStartObject("MessageAttributes");
        foreach (var (name, value) in attributes)
        {
            writer.WriteStartObject(name);
            writer.WriteOptional("DataType", value.DataType);
            writer.WriteOptional("StringValue", value.StringValue);
            if (value.BinaryValue is { } binary)
            {
                writer.WriteBase64String("BinaryValue", binary.ToArray());
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    static MessageAttributeValue ReadAttribute(JsonElement attribute) =>
        new()
        {
            DataType = attribute.Text("DataType"),
            StringValue = attribute.Text("StringValue"),
            BinaryValue = attribute.Member("BinaryValue") is { } binary ? new(binary.GetBytesFromBase64()) : null,
        };

    static SendMessageBatchResultEntry ReadSent(JsonElement sent) =>
        new()
        {
            Id = sent.Text("Id"),
            MessageId = sent.Text("MessageId"),
            MD5OfMessageBody = sent.Text("MD5OfMessageBody"),
            MD5OfMessageAttributes = sent.Text("MD5OfMessageAttributes"),
        };

    static Message ReadMessage(JsonElement message) =>
        new()
        {
            MessageId = message.Text("MessageId"),
            ReceiptHandle = message.Text("ReceiptHandle"),
            Body = message.Text("Body"),
            MD5OfBody = message.Text("MD5OfBody"),
            Attributes = message.Map("Attributes"),
            MD5OfMessageAttributes = message.Text("MD5OfMessageAttributes"),
            MessageAttributes = message.Map("MessageAttributes", ReadAttribute),
        };

    static BatchResultErrorEntry ReadFailure(JsonElement failure) =>
        new()
        {
            Id = failure.Text("Id"),
            Code = failure.Text("Code"),
            Message = failure.Text("Message"),
            SenderFault = failure.Member("SenderFault")?.GetBoolean(),
        };
}
