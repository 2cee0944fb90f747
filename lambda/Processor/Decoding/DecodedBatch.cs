using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Processor.Telemetry;

namespace MarketData.Processor.Decoding;

/// <summary>
/// A batch, decoded: what may be stored, by identity, and what never can be. Each message fails by itself.
/// </summary>
sealed class DecodedBatch
{
    readonly List<(Delivery Delivery, MarketEvent Event)> events = [];
    readonly List<RejectedMessage> rejected = [];

    DecodedBatch() { }

    /// <summary>Deliveries of the same event stand together.</summary>
    public ILookup<EventIdentity, (Delivery Delivery, MarketEvent Event)> Events =>
        events.ToLookup(decoded => decoded.Event.Identity);

    public IReadOnlyList<RejectedMessage> Rejected => rejected;

    public static DecodedBatch Of(IEnumerable<Delivery> deliveries, FailureBoundary boundary)
    {
        var batch = new DecodedBatch();
        foreach (var delivery in deliveries)
        {
            var decoded = boundary.Try(
                LogEvent.EventNotDecoded,
                () => EventDecoder.Decode(delivery.Body, delivery.ReceivedAt),
                () => [(LogFields.MessageId, delivery.MessageId)]
            );
            batch.Add(delivery, decoded);
        }

        return batch;
    }

    void Add(Delivery delivery, Decoded? decoded)
    {
        switch (decoded)
        {
            case Decoded.Valid valid:
                events.Add((delivery, valid.Event));
                break;
            case Decoded.Invalid invalid:
                rejected.Add(new RejectedMessage(delivery, invalid.Rejection, invalid.EnvelopeId));
                break;
        }
    }
}
