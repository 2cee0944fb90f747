using System.Text.Json;

namespace MarketData.Tests.Model.Store;

/// <summary>
/// A refusal that DynamoDB itself would answer with; the SDK turns it into an exception of the same name.
/// </summary>
sealed class ServiceError(string code, string message) : Exception(message)
{
    public string Code => code;

    /// <summary>The item that stood against a condition, where the request asks for it.</summary>
    public Item? Item { get; init; }

    /// <summary>Why a transaction was cancelled: a reason for each of its operations.</summary>
    public IReadOnlyList<CancellationReason> Reasons { get; init; } = [];

    public static ServiceError Validation(string message) => new("ValidationException", message);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("__type", $"com.amazonaws.dynamodb.v20120810#{code}");
        json.WriteString("message", Message);
        Item?.Write(json, "Item");
        if (Reasons.Count > 0)
        {
            json.WriteStartArray("CancellationReasons");
            foreach (var reason in Reasons)
            {
                reason.Write(json);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

/// <summary>What one operation of a cancelled transaction has to do with it.</summary>
sealed record CancellationReason(string Code, string? Message = null, Item? Item = null)
{
    public static readonly CancellationReason None = new("None");

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(nameof(Code), Code);
        if (Message is not null)
        {
            json.WriteString(nameof(Message), Message);
        }

        Item?.Write(json, "Item");
        json.WriteEndObject();
    }
}
