using System.Globalization;
using Amazon.Lambda.SQSEvents;
using MarketData.Tests.Model.Schedules;

namespace MarketData.Tests.Model.Simulated;

/// <summary>A message in the buffer. Two deliveries of one event are two messages here, as after a redrive.</summary>
sealed class Message(string id, FedEvent fed, DateTimeOffset sentAt)
{
    public string Id => id;
    public FedEvent Fed => fed;
    public int Receives { get; set; }

    public SQSEvent.SQSMessage ToSqs() =>
        new()
        {
            MessageId = id,
            Body = fed.Body(),
            Attributes = new()
            {
                ["SentTimestamp"] = sentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            },
        };

    public override string ToString() => $"{id} ({fed})";
}
