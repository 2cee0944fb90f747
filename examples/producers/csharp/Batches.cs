using System.Text;
using System.Text.Json;
using Amazon.EventBridge.Model;

namespace MarketData.Examples;

/// <summary>Lines as entries, as many together as a call of PutEvents may hold.</summary>
static class Batches
{
    const int MaxEntries = 10;

    /// <summary>AWS allows 1 MB since 2026; an event of more than 256 KB gets into no queue here.</summary>
    const int MaxBytes = 256 * 1024;

    /// <summary>The names around the detail in the event that reaches the processor, which counts them in.</summary>
    const int EnvelopeBytes = 1024;

    /// <summary>Reads as it is asked to: no more than the batches that are under way are in memory.</summary>
    public static IEnumerable<List<PutEventsRequestEntry>> Of(
        TextReader lines,
        string bus,
        string source,
        Unsent unsent
    )
    {
        var batch = new List<PutEventsRequestEntry>();
        var size = 0;
        foreach (var entry in Entries(lines, bus, source, unsent))
        {
            if (batch.Count == MaxEntries || size + SizeOf(entry) > MaxBytes)
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.Add(entry);
            size += SizeOf(entry);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    static IEnumerable<PutEventsRequestEntry> Entries(TextReader lines, string bus, string source, Unsent unsent)
    {
        while (lines.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Problem(line, out var detailType) is { } problem)
            {
                unsent.Add(line, problem);
                continue;
            }

            // The line is sent as it came: reading its numbers and writing them again could change them.
            var entry = new PutEventsRequestEntry
            {
                EventBusName = bus,
                Source = source,
                DetailType = detailType,
                Detail = line,
            };
            if (SizeOf(entry) > MaxBytes)
            {
                unsent.Add(line, $"it has more than {MaxBytes} bytes");
                continue;
            }

            yield return entry;
        }
    }

    static string? Problem(string line, out string detailType)
    {
        detailType = "Trade Execution";
        try
        {
            using var document = JsonDocument.Parse(line);
            var detail = document.RootElement;
            if (detail.ValueKind != JsonValueKind.Object)
            {
                return "it is no JSON object";
            }

            if (detail.TryGetProperty("bid", out _) || detail.TryGetProperty("ask", out _))
            {
                detailType = "Quote";
            }

            return detail.TryGetProperty("tradeId", out var id) && id.ToString().Length > 0
                ? null
                : "it has no tradeId, without which an event that is sent twice counts twice";
        }
        catch (JsonException broken)
        {
            return broken.Message;
        }
    }

    /// <summary>
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size
    /// </summary>
    static int SizeOf(PutEventsRequestEntry entry) =>
        Encoding.UTF8.GetByteCount(entry.Source!)
        + Encoding.UTF8.GetByteCount(entry.DetailType!)
        + Encoding.UTF8.GetByteCount(entry.Detail!)
        + EnvelopeBytes;
}
