using System.Text;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Processor.Decoding;

namespace MarketData.Processor.Queues;

/// <summary>A rejected message as the dead-letter queue is to hold it.</summary>
sealed class DeadLetter
{
    readonly Dictionary<string, MessageAttributeValue> attributes;

    public DeadLetter(RejectedMessage rejected, string auditId)
    {
        Delivery = rejected.Delivery;
        attributes = new()
        {
            [DeadLetterAttributes.Reason] = Text(rejected.Rejection.Reason.Code()),
            [DeadLetterAttributes.Problem] = Text(rejected.Rejection.Message),
            [DeadLetterAttributes.AuditId] = Text(auditId),
        };
        Bytes =
            Encoding.UTF8.GetByteCount(Delivery.Body)
            + attributes.Sum(attribute =>
                Encoding.UTF8.GetByteCount(attribute.Key)
                + Encoding.UTF8.GetByteCount(attribute.Value.DataType + attribute.Value.StringValue)
            );
    }

    public Delivery Delivery { get; }

    /// <summary>As SQS counts: attributes are part of a message.</summary>
    public int Bytes { get; }

    public SendMessageBatchRequestEntry ToEntry(string id) => new(id, Delivery.Body) { MessageAttributes = attributes };

    static MessageAttributeValue Text(string text) => new() { DataType = "String", StringValue = Allowed(text) };

    /// <summary>SQS takes the characters of XML 1.0; a sentence may quote others.</summary>
    static string Allowed(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsAllowed(rune) ? rune : Rune.ReplacementChar));

    static bool IsAllowed(Rune rune) => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF));
}
