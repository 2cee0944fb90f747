using System.Globalization;
using System.Text.Json;
using Amazon.EventBridge.Model;

namespace MarketData.Ops.Sending;

/// <summary>
/// Events as operators write them: one, an array of them, or one after the other. Each is an envelope, which has a
/// <c>detail</c>, or a detail by itself.
/// </summary>
/// <param name="bus">The bus's name.</param>
/// <param name="source">Of what has none.</param>
/// <param name="detailType">Says the type of a detail of which it is not said.</param>
public sealed class EventFile(string bus, string source, Func<JsonElement, string> detailType)
{
    static readonly JsonReaderOptions Strict = new() { AllowMultipleValues = true };

    /// <exception cref="FormatException">It holds something else; the message says what.</exception>
    public IReadOnlyList<PutEventsRequestEntry> Parse(string json)
    {
        var entries = new List<PutEventsRequestEntry>();
        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json), Strict);
            while (reader.Read())
            {
                using var document = JsonDocument.ParseValue(ref reader);
                var root = document.RootElement;
                entries.AddRange(
                    root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().Select(Entry) : [Entry(root)]
                );
            }
        }
        catch (JsonException problem)
        {
            throw new FormatException($"it is not JSON: {problem.Message}", problem);
        }

        return entries.Count > 0 ? entries : throw new FormatException("there is no event in it.");
    }

    PutEventsRequestEntry Entry(JsonElement one)
    {
        if (one.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"an event must be a JSON object, but one is {Shown(one)}.");
        }

        return one.TryGetProperty("detail", out var detail) ? OfEnvelope(one, detail) : OfDetail(one);
    }

    PutEventsRequestEntry OfEnvelope(JsonElement envelope, JsonElement detail) =>
        detail.ValueKind != JsonValueKind.Object
            ? throw new FormatException($"detail must be a JSON object, but is {Shown(detail)}.")
            : new()
            {
                EventBusName = bus,
                Source = Text(envelope, "source") ?? source,
                DetailType = Text(envelope, "detail-type") ?? detailType(detail),
                // As it was written: another spelling of a number is another number to some.
                Detail = detail.GetRawText(),
                Time = Text(envelope, "time") is { } time ? ParseTime(time) : null,
            };

    PutEventsRequestEntry OfDetail(JsonElement detail) =>
        new()
        {
            EventBusName = bus,
            Source = source,
            DetailType = detailType(detail),
            Detail = detail.GetRawText(),
        };

    static string? Text(JsonElement envelope, string name) =>
        !envelope.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new FormatException($"{name} must be text, but is {Shown(value)}.");

    static DateTime ParseTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : throw new FormatException($"time must be one such as 2026-11-20T14:30:00Z, but is '{text}'.");

    static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 40 ? text : $"{text[..40]}…";
    }
}
