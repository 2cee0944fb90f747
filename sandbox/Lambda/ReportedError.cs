using System.Text;
using System.Text.Json;
using MarketData.Sandbox.Functions;

namespace MarketData.Sandbox.Lambda;

/// <summary>Reads what a function reports to the Runtime API when it could not answer.</summary>
static class ReportedError
{
    public static InvocationResult.Failed Read(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        try
        {
            var error = JsonElement.Parse(text);
            return error.ValueKind == JsonValueKind.Object
                ? new(TextOf(error, "errorMessage") ?? text, TextOf(error, "errorType"))
                : new(text);
        }
        catch (JsonException)
        {
            return new(text);
        }
    }

    static string? TextOf(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
