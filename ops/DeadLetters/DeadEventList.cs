using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.DeadLetters;

/// <summary>What waits in the dead-letter queues.</summary>
sealed record DeadEventList(IReadOnlyList<DeadEvent> Events)
{
    public static async Task<DeadEventList> ReadAsync(
        DeadEventQueues queues,
        Selection selection,
        CancellationToken cancellation
    )
    {
        var events = new List<DeadEvent>();
        await foreach (var selected in queues.SelectAsync(selection, cancellation))
        {
            events.AddRange(selected.Events.Select(one => one.Event));
        }

        return new(events);
    }

    public Answer ToAnswer() => Answer.Of(Operation.Success, this, DeadLettersJson.Default.DeadEventList, WriteTo);

    public IEnumerable<((string Queue, string Reason) Kind, List<DeadEvent> Events)> Kinds() =>
        Events
            .GroupBy(one => (one.Queue, one.Reason))
            .OrderBy(kind => kind.Key.Queue, StringComparer.Ordinal)
            .ThenByDescending(kind => kind.Count())
            .Select(kind => (kind.Key, kind.ToList()));

    void WriteTo(TextWriter output)
    {
        foreach (var one in Events)
        {
            var until = one.Until is { } end ? $", until {UtcText.OfMinute(end)}" : "";
            output.WriteLine($"{one.Queue, -7} {one.MessageId}  {one.Reason}  {one.Event}{until}");
        }

        output.WriteLine(Summary);
    }

    public string Summary =>
        Events.Count == 0
            ? "Nothing waits there."
            : string.Join(
                ", ",
                Kinds()
                    .Select(kind =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{kind.Events.Count:N0} {kind.Kind.Reason} ({kind.Kind.Queue})"
                        )
                    )
            ) + ".";
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DeadEventList))]
[JsonSerializable(typeof(DeadEvent))]
[JsonSerializable(typeof(Explanations))]
[JsonSerializable(typeof(MovedEvents))]
sealed partial class DeadLettersJson : JsonSerializerContext;
