using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Shared.Telemetry;

namespace MarketData.Processor.Decoding;

/// <summary>
/// A batch, decoded: what may be stored, by identity, and what never can be. Each message fails by itself.
/// </summary>
sealed class DecodedBatch
{
    DecodedBatch(IEnumerable<(Delivery Delivery, MarketEvent Event)> events, IReadOnlyList<RejectedMessage> rejected) =>
        (Events, Rejected) = (events.ToLookup(decoded => decoded.Event.Identity), rejected);

    /// <summary>Deliveries of the same event stand together.</summary>
    public ILookup<EventIdentity, (Delivery Delivery, MarketEvent Event)> Events { get; }

    public IReadOnlyList<RejectedMessage> Rejected { get; }

    public static DecodedBatch Of(IEnumerable<Delivery> deliveries, FailureBoundary boundary)
    {
        var (events, rejected) = (new List<(Delivery, MarketEvent)>(), new List<RejectedMessage>());
        foreach (var delivery in deliveries)
        {
            var decoded = boundary.Try(
                LogEvent.EventNotDecoded,
                () => EventDecoder.Decode(delivery.Body, delivery.ReceivedAt),
                () => [(LogFields.MessageId, delivery.MessageId)]
            );
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

        return new DecodedBatch(events, rejected);
    }
}
