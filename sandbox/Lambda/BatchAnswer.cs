using System.Text.Json;

namespace MarketData.Sandbox.Lambda;

/// <summary>Reads a batch's answer with the event-source mapping's rules for ReportBatchItemFailures.</summary>
public static class BatchAnswer
{
    /// <summary>
    /// The failed messages. An answer of null, {} or without failures succeeds whole; one that is not JSON, or names a
    /// message that is not of the batch, is none, and the batch fails whole.
    /// </summary>
    /// <returns>Null where it is no answer.</returns>
    public static IReadOnlySet<string>? FailedIds(ReadOnlyMemory<byte> payload, IReadOnlySet<string> batch)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return Read(document.RootElement, batch);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when the answer is malformed.</summary>
    static HashSet<string>? Read(JsonElement answer, IReadOnlySet<string> batch)
    {
        if (answer.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (answer.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (!answer.TryGetProperty("batchItemFailures", out var failures) || failures.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (failures.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var failed = new HashSet<string>();
        foreach (var failure in failures.EnumerateArray())
        {
            if (IdOf(failure) is not { } id || !batch.Contains(id))
            {
                return null;
            }

            failed.Add(id);
        }

        return failed;
    }

    static string? IdOf(JsonElement failure) =>
        failure.ValueKind == JsonValueKind.Object
        && failure.TryGetProperty("itemIdentifier", out var id)
        && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
