using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MarketData.Domain.Events;
using MarketData.Shared.Decoding;

namespace MarketData.Processor.Decoding;

/// <summary>The EventBridge envelope around an event.</summary>
readonly record struct Envelope(
    string Id,
    EventIdentity Identity,
    string DetailType,
    DateTimeOffset Time,
    bool IsReplay,
    JsonElement Detail
)
{
    static readonly string[] Texts = ["id", "detail-type", "source"];

    public static bool TryRead(JsonElement root, out Envelope envelope, [NotNullWhen(false)] out Rejection? problem)
    {
        envelope = default;
        problem = Missing(root);
        if (problem is not null)
        {
            return false;
        }

        if (!EventIdentity.TryOfEnvelope(IdOf(root), out var identity))
        {
            problem = NotAnEnvelope($"id must be 1 to {EventIdentity.MaxIdLength} printable characters without |.");
            return false;
        }

        if (!JsonTime.TryRead("time", root.GetProperty("time"), out var time, out var notATime))
        {
            problem = NotAnEnvelope(notATime);
            return false;
        }

        envelope = new Envelope(
            identity.Value,
            identity,
            root.GetProperty("detail-type").GetString()!,
            time,
            HasReplayName(root),
            root.GetProperty("detail")
        );
        return true;
    }

    public static string? IdOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    /// <summary>Null and nothing are no name.</summary>
    static bool HasReplayName(JsonElement root) =>
        root.TryGetProperty("replay-name", out var name)
        && name.ValueKind != JsonValueKind.Null
        && !(name.ValueKind == JsonValueKind.String && name.ValueEquals(""));

    static Rejection? Missing(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return NotAnEnvelope($"the body is a JSON {root.ValueKind}, not an object.");
        }

        if (ForeignSender(root) is { } sender)
        {
            return new Rejection(
                RejectionReason.ForeignEnvelope,
                $"The body is {sender}, not an EventBridge event; send events through the bus."
            );
        }

        var missing =
            Texts.FirstOrDefault(name => !Has(root, name, JsonValueKind.String))
            ?? (Has(root, "detail", JsonValueKind.Object) ? null : "detail")
            ?? (root.TryGetProperty("time", out _) ? null : "time");
        return missing is null ? null : NotAnEnvelope($"{missing} is missing or of the wrong type.");
    }

    static string? ForeignSender(JsonElement root) =>
        root switch
        {
            _ when Has(root, "Records", JsonValueKind.Array) => "a notification with Records, as S3 and others send it",
            _ when Has(root, "Type", JsonValueKind.String) && Has(root, "TopicArn", JsonValueKind.String) =>
                "an SNS notification",
            _ when Has(root, "Event", JsonValueKind.String) && Has(root, "Service", JsonValueKind.String) =>
                "a test event, as S3 sends it when notifications are switched on",
            _ when Has(root, "eventSource", JsonValueKind.String) =>
                $"a bare record of {Quoting.Of(root.GetProperty("eventSource"))}, as streams and notifications hold it",
            _ => null,
        };

    static bool Has(JsonElement root, string name, JsonValueKind kind) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == kind;

    static Rejection NotAnEnvelope(string what) =>
        new(RejectionReason.NotAnEnvelope, $"The body is not an EventBridge envelope: {what}");
}
