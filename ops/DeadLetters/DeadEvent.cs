using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Ops.Queues;
using MarketData.Tools;

namespace MarketData.Ops.DeadLetters;

/// <summary>A market event in a dead-letter queue, and why it is there.</summary>
/// <param name="Queue">One of <see cref="DeadEventQueues"/>.</param>
/// <param name="MessageId">The message's.</param>
/// <param name="Reason">The code of a rejection, or EventBridge's, or <see cref="Failed"/>.</param>
/// <param name="Problem">The reason in a sentence, where somebody gave one.</param>
/// <param name="AuditId">Of the audit record of a rejection.</param>
/// <param name="Since">From when on SQS counts the days that it keeps the message.</param>
/// <param name="Event">What it is, as far as that can be read.</param>
/// <param name="Body">As it is.</param>
sealed record DeadEvent(
    string Queue,
    string MessageId,
    string Reason,
    string? Problem,
    string? AuditId,
    DateTimeOffset? Since,
    string Event,
    string Body
)
{
    /// <summary>The function neither committed it nor rejected it, however often it came.</summary>
    public const string Failed = "FAILED";

    /// <summary>As the stack sets both queues.</summary>
    static readonly TimeSpan Retention = TimeSpan.FromDays(14);

    public bool IsRejected => AuditId is not null;

    public DateTimeOffset? Until => Since + Retention;

    public static DeadEvent Read(string queue, Message message)
    {
        var body = message.Body ?? "";
        return new(
            queue,
            message.MessageId!,
            Attribute(message, DeadLetterAttributes.Reason)
                ?? Attribute(message, UndeliveredAttributes.ErrorCode)
                ?? Failed,
            Attribute(message, DeadLetterAttributes.Problem) ?? Attribute(message, UndeliveredAttributes.ErrorMessage),
            Attribute(message, DeadLetterAttributes.AuditId),
            message.Attributes?.GetValueOrDefault("SentTimestamp") is { } sent
                ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(sent, CultureInfo.InvariantCulture))
                : null,
            Printable.Of(Describe(body)),
            body
        );
    }

    /// <summary>The EventBridge id, or null where the body has none.</summary>
    public string? EnvelopeId
    {
        get
        {
            using var json = TryParse(Body);
            return json is null ? null : Text(json.RootElement, "id");
        }
    }

    public int Bytes => Encoding.UTF8.GetByteCount(Body);

    static string Describe(string body)
    {
        using var json = TryParse(body);
        if (json is null)
        {
            return "no JSON";
        }

        var (envelope, detail) = (json.RootElement, Member(json.RootElement, "detail"));
        string?[] parts =
        [
            Text(envelope, "detail-type"),
            Text(detail, "symbol") is { } symbol ? $"of {symbol}" : null,
            Text(detail, "tradeId") is { } trade ? $"trade {trade}" : null,
            Text(envelope, "source") is { } source ? $"from {source}" : null,
            Text(envelope, "id") is { } id ? $"({id})" : null,
        ];
        var known = string.Join(' ', parts.OfType<string>());
        return known.Length > 0 ? known : "JSON that is no event";
    }

    static string? Attribute(Message message, string name) =>
        message.MessageAttributes?.GetValueOrDefault(name)?.StringValue is { Length: > 0 } text
            ? Printable.Of(text)
            : null;

    static JsonDocument? TryParse(string body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    static string? Text(JsonElement element, string name) =>
        Member(element, name) switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };
}
