using System.Text;
using MarketData.Contract;
using MarketData.Domain.Events;

namespace MarketData.Sandbox.Feed;

/// <summary>A malformed event for each reason that a single event can cause.</summary>
public static class BadEvents
{
    /// <summary>Three bytes a character, so that the body passes SQS stand-ins that count characters.</summary>
    const char WideCharacter = '€';
    const int TooManyWideCharacters = 90_000;
    const int TooManyLevels = 100;

    static readonly (RejectionReason Reason, Func<BadEventDraft, FeedItem> Make)[] Kinds =
    [
        (RejectionReason.NotJson, draft => draft.Buffer($"not JSON, number {draft.Number}")),
        (RejectionReason.TooDeep, draft => draft.Buffer(Nested(draft.Number))),
        (
            RejectionReason.TooLarge,
            draft =>
                draft.Buffer(
                    $$"""{"id":"{{draft.Number}}","detail":"{{new string(WideCharacter, TooManyWideCharacters)}}"}"""
                )
        ),
        (RejectionReason.NotAnEnvelope, draft => draft.Buffer($$"""{"price":100,"number":{{draft.Number}}}""")),
        (
            RejectionReason.ForeignEnvelope,
            draft =>
                draft.Buffer(
                    $$"""
                    {"Type":"Notification","TopicArn":"arn:aws:sns:us-east-1:1:a","Message":"{{draft.Number}}"}
                    """
                )
        ),
        (RejectionReason.UnknownType, draft => draft.Buffer(draft.Envelope("Dividend"))),
        (RejectionReason.MissingExchange, draft => draft.Bus(exchange: null)),
        (RejectionReason.InvalidExchange, draft => draft.Bus(exchange: "\"X|Y\"")),
        (RejectionReason.MissingSymbol, draft => draft.Bus(symbol: "\" \"")),
        (RejectionReason.InvalidSymbol, draft => draft.Bus(symbol: "\"BAD SYMBOL\"")),
        (RejectionReason.MissingPrice, draft => draft.Bus(price: null)),
        (RejectionReason.PriceNotANumber, draft => draft.Bus(price: "\"twelve\"")),
        (RejectionReason.PriceNotFinite, draft => draft.Bus(price: "\"NaN\"")),
        (RejectionReason.PriceNotPositive, draft => draft.Bus(price: "0")),
        (RejectionReason.MissingVolume, draft => draft.Bus(volume: null)),
        (RejectionReason.VolumeNotANumber, draft => draft.Bus(volume: "true")),
        (RejectionReason.VolumeNotFinite, draft => draft.Bus(volume: "\"Infinity\"")),
        (RejectionReason.VolumeNegative, draft => draft.Bus(volume: "-1")),
        (RejectionReason.TooManyDigits, draft => draft.Bus(price: "\"1.00000000000000000000000000001\"")),
        (RejectionReason.NumberOutOfRange, draft => draft.Bus(volume: "\"1e19\"")),
        (RejectionReason.InvalidTimestamp, draft => draft.Bus(timestamp: "\"yesterday\"")),
        (RejectionReason.TimestampOutOfRange, draft => draft.Bus(timestamp: "\"1962-05-28T14:30:00Z\"")),
        (RejectionReason.InvalidTradeId, draft => draft.Bus(tradeId: $"\"has blanks {draft.Number}\"")),
        (RejectionReason.EmptyQuote, draft => draft.Bus(detailType: BusEvents.Quote, price: null)),
    ];

    public static IEnumerable<RejectionReason> Reasons => Kinds.Select(kind => kind.Reason);

    /// <summary>The n-th bad event: the kinds take turns, and no two bodies are equal.</summary>
    public static FeedItem Create(int number, DateTimeOffset time)
    {
        var (reason, make) = Kinds[number % Kinds.Length];
        return make(new(number, time, reason));
    }

    /// <summary>Spreads that many bad events evenly among the real ones.</summary>
    public static IEnumerable<FeedItem> MixInto(IReadOnlyCollection<FeedItem> items, int count)
    {
        var (real, bad) = (0, 0);
        foreach (var item in items)
        {
            yield return item;
            real++;
            for (; bad < count && (long)bad * items.Count < (long)real * count; bad++)
            {
                yield return Create(bad, item.Time);
            }
        }
    }

    static string Nested(int number) =>
        new StringBuilder($$"""{"number":{{number}},"detail":""")
            .Insert(0, "[", TooManyLevels)
            .Append('1')
            .Append('}')
            .Append(']', TooManyLevels)
            .ToString();
}
