using System.Text.Json;

namespace MarketData.SandboxTests.Lambda;

/// <summary>A message as the function gets it.</summary>
sealed record DeliveredRecord(string MessageId, string ReceiptHandle, string Body, int ReceiveCount, string EventSource)
{
    public static DeliveredRecord Read(JsonElement record) =>
        new(
            record.GetProperty("messageId").GetString()!,
            record.GetProperty("receiptHandle").GetString()!,
            record.GetProperty("body").GetString()!,
            int.Parse(
                record.GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString()!,
                System.Globalization.CultureInfo.InvariantCulture
            ),
            record.GetProperty("eventSource").GetString()!
        );
}
