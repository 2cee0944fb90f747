using System.Buffers;
using System.Text.Json;

namespace MarketData.Hosting;

/// <summary>A failure as the Runtime API takes it: <c>errorType</c>, <c>errorMessage</c>, <c>stackTrace</c>.</summary>
static class FunctionError
{
    public static byte[] ToJson(Exception failure)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("errorType", failure.GetType().FullName);
            writer.WriteString("errorMessage", failure.Message);
            writer.WriteStartArray("stackTrace");
            foreach (var line in (failure.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                writer.WriteStringValue(line.Trim());
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return json.WrittenSpan.ToArray();
    }
}
