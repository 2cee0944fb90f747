using System.Text.Encodings.Web;
using System.Text.Json;
using MarketData.Ops.Deployment;
using MarketData.Tools;

namespace MarketData.Ops.DeadLetters;

/// <summary>All of one message.</summary>
static class ShownEvent
{
    static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        // Letters are letters, but control characters stay escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Answer Of(DeadEvent dead)
    {
        (string Name, string? Value)[] facts =
        [
            ("Message", $"{dead.MessageId} of the dead-letter queue '{dead.Queue}'"),
            ("Event", dead.Event),
            ("Reason", dead.Reason),
            ("Problem", dead.Problem),
            ("Record", dead.AuditId),
            ("Since", dead.Since is { } since ? UtcText.Of(since) : null),
            ("Until", dead.Until is { } until ? UtcText.Of(until) : null),
        ];
        return Answer.Of(
            Operation.Success,
            dead,
            DeadLettersJson.Default.DeadEvent,
            output =>
            {
                foreach (var (name, value) in facts.Where(fact => fact.Value is not null))
                {
                    output.WriteLine($"{name, -9}{value}");
                }

                output.WriteLine(Readable(dead.Body));
            }
        );
    }

    /// <summary>JSON with a line for each member; anything else as it is, without orders for a terminal.</summary>
    static string Readable(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, Indented))
            {
                json.RootElement.WriteTo(writer);
            }

            return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
        }
        catch (JsonException)
        {
            return Printable.Of(body);
        }
    }
}
