using System.Globalization;
using Amazon.Lambda.SQSEvents;
using MarketData.Tests.Model.Schedules;

namespace MarketData.Tests.Model.Simulated;

/// <summary>A message in the buffer. Two deliveries of one event are two messages here, as after a redrive.</summary>
/// <param name="id">The queue's own.</param>
/// <param name="fed">What it brings.</param>
/// <param name="batch">The messages of one batch are received together the first time.</param>
/// <param name="sentAt">From when on it can be received.</param>
sealed class Message(string id, FedEvent fed, int batch, DateTimeOffset sentAt)
{
    public string Id => id;
    public FedEvent Fed => fed;
    public int Batch => batch;
    public DateTimeOffset SentAt { get; } = sentAt;
    public string ReceiptHandle => $"{id}/{Receives}";
    public int Receives { get; private set; }
    public DateTimeOffset VisibleAt { get; set; } = sentAt;

    public void Receive(DateTimeOffset hiddenUntil)
    {
        Receives++;
        VisibleAt = hiddenUntil;
    }

    public SQSEvent.SQSMessage ToSqs() =>
        new()
        {
            MessageId = id,
            ReceiptHandle = ReceiptHandle,
            Body = fed.Body(),
            Attributes = new()
            {
                ["ApproximateReceiveCount"] = Receives.ToString(CultureInfo.InvariantCulture),
                ["SentTimestamp"] = SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            },
        };

    public override string ToString() => $"{id} ({fed})";
}
