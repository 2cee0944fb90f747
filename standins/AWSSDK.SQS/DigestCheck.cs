using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>
/// Compares what was sent and received with the MD5 that SQS gives, as the real client does: it has no setting that
/// switches this off.
/// </summary>
sealed class DigestCheck : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext)
    {
        base.InvokeSync(executionContext);
        Check(executionContext);
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        Check(executionContext);
        return response;
    }

    static void Check(IExecutionContext context)
    {
        switch (context.RequestContext.OriginalRequest, context.ResponseContext.Response)
        {
            case (_, ReceiveMessageResponse received):
                foreach (var message in received.Messages ?? [])
                {
                    CheckBody(message.Body!, message.MD5OfBody, message.MessageId);
                    CheckAttributes(message.MessageAttributes, message.MD5OfMessageAttributes, message.MessageId);
                }

                break;
            case (SendMessageRequest request, SendMessageResponse sent):
                if (!string.IsNullOrEmpty(request.MessageBody) && !string.IsNullOrEmpty(sent.MD5OfMessageBody))
                {
                    CheckBody(request.MessageBody, sent.MD5OfMessageBody, messageId: null);
                }

                CheckAttributes(request.MessageAttributes, sent.MD5OfMessageAttributes, messageId: null);
                break;
            case (SendMessageBatchRequest request, SendMessageBatchResponse { Successful: { } successful }):
                var entries = request.Entries!.ToDictionary(entry => entry.Id!, StringComparer.Ordinal);
                foreach (var sent in successful)
                {
                    var entry = entries[sent.Id!];
                    CheckBody(entry.MessageBody!, sent.MD5OfMessageBody, sent.MessageId);
                    CheckAttributes(entry.MessageAttributes, sent.MD5OfMessageAttributes, sent.MessageId);
                }

                break;
        }
    }

    static void CheckBody(string body, string? md5, string? messageId) =>
        Check("MD5 hash", MessageDigest.Of(body), md5, messageId);

    static void CheckAttributes(Dictionary<string, MessageAttributeValue>? attributes, string? md5, string? messageId)
    {
        if (attributes is { Count: > 0 } && !string.IsNullOrEmpty(md5))
        {
            Check("Attribute MD5 hash", MessageDigest.Of(attributes), md5, messageId);
        }
    }

    static void Check(string what, string computed, string? md5, string? messageId)
    {
        if (!string.Equals(computed, md5, StringComparison.OrdinalIgnoreCase))
        {
            throw new AmazonSQSException($"{what} mismatch{(messageId is null ? "" : $" for message id {messageId}")}");
        }
    }
}
