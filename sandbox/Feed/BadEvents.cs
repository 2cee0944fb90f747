using System.Globalization;
using System.Text;
using MarketData.Domain.Events;

namespace MarketData.Sandbox.Feed;

/// <summary>A malformed event for each reason that a single event can cause.</summary>
public static class BadEvents
{
    /// <summary>Three bytes a character, so that the body passes SQS stand-ins that count characters.</summary>
    const char WideCharacter = '€';
    const int TooManyWideCharacters = 90_000;
    const int TooManyLevels = 100;

    static readonly (RejectionReason Reason, Func<Sample, FeedItem> Make)[] Kinds =
    [
        (RejectionReason.NotJson, sample => sample.Buffer($"not JSON, number {sample.Number}")),
        (RejectionReason.TooDeep, sample => sample.Buffer(Nested(sample.Number))),
        (
            RejectionReason.TooLarge,
            sample =>
                sample.Buffer(
                    $$"""{"id":"{{sample.Number}}","detail":"{{new string(WideCharacter, TooManyWideCharacters)}}"}"""
                )
        ),
        (RejectionReason.NotAnEnvelope, sample => sample.Buffer($$"""{"price":100,"number":{{sample.Number}}}""")),
        (
            RejectionReason.ForeignEnvelope,
            sample =>
                sample.Buffer(
                    $$"""{"Type":"Notification","TopicArn":"arn:aws:sns:us-east-1:123456789012:other","Message":"{{sample.Number}}"}"""
                )
        ),
        (RejectionReason.UnknownType, sample => sample.Buffer(sample.Envelope("Dividend"))),
        (RejectionReason.MissingExchange, sample => sample.Bus(exchange: null)),
        (RejectionReason.InvalidExchange, sample => sample.Bus(exchange: "\"X|Y\"")),
        (RejectionReason.MissingSymbol, sample => sample.Bus(symbol: "\" \"")),
        (RejectionReason.InvalidSymbol, sample => sample.Bus(symbol: "\"BAD SYMBOL\"")),
        (RejectionReason.MissingPrice, sample => sample.Bus(price: null)),
        (RejectionReason.PriceNotANumber, sample => sample.Bus(price: "\"twelve\"")),
        (RejectionReason.PriceNotFinite, sample => sample.Bus(price: "\"NaN\"")),
        (RejectionReason.PriceNotPositive, sample => sample.Bus(price: "0")),
        (RejectionReason.MissingVolume, sample => sample.Bus(volume: null)),
        (RejectionReason.VolumeNotANumber, sample => sample.Bus(volume: "true")),
        (RejectionReason.VolumeNotFinite, sample => sample.Bus(volume: "\"Infinity\"")),
        (RejectionReason.VolumeNegative, sample => sample.Bus(volume: "-1")),
        (RejectionReason.TooManyDigits, sample => sample.Bus(price: "\"1.00000000000000000000000000001\"")),
        (RejectionReason.NumberOutOfRange, sample => sample.Bus(volume: "\"1e19\"")),
        (RejectionReason.InvalidTimestamp, sample => sample.Bus(timestamp: "\"yesterday\"")),
        (RejectionReason.TimestampOutOfRange, sample => sample.Bus(timestamp: "\"1962-05-28T14:30:00Z\"")),
        (RejectionReason.InvalidTradeId, sample => sample.Bus(tradeId: $"\"has blanks {sample.Number}\"")),
        (RejectionReason.EmptyQuote, sample => sample.Bus(detailType: "Quote", price: null)),
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

    sealed record Sample(int Number, DateTimeOffset Time, RejectionReason Reason)
    {
        Expectation Expected => new Expectation.Rejected(Reason);

        public BufferMessage Buffer(string body) => new BufferMessage(Time, body) { Expected = Expected };

        public BusEvent Bus(
            string detailType = "Trade Execution",
            string? exchange = "\"XNAS\"",
            string? symbol = "\"ALFA\"",
            string? price = "100",
            string? volume = "100",
            string? timestamp = null,
            string? tradeId = null
        ) =>
            new BusEvent(
                Time,
                detailType,
                Detail(exchange, symbol, price, volume, timestamp, tradeId ?? $"\"bad-{Number}\"")
            )
            {
                Expected = Expected,
            };

        public string Envelope(string detailType) =>
            $$"""
                {"version":"0","id":"{{new Guid(
                    Number,
                    0,
                    0,
                    new byte[8]
                )}}","detail-type":"{{detailType}}","source":"market.sandbox","time":"{{Time.UtcDateTime.ToString(
                    "s",
                    CultureInfo.InvariantCulture
                )}}Z","region":"us-east-1","resources":[],"detail":{{Detail(
                    "\"XNAS\"",
                    "\"ALFA\"",
                    "100",
                    "100",
                    null,
                    "\"1\""
                )}}}
                """;

        static string Detail(
            string? exchange,
            string? symbol,
            string? price,
            string? volume,
            string? timestamp,
            string? tradeId
        )
        {
            (string Name, string? Json)[] members =
            [
                ("exchange", exchange),
                ("symbol", symbol),
                ("price", price),
                ("volume", volume),
                ("timestamp", timestamp),
                ("tradeId", tradeId),
            ];
            return $"{{{string.Join(',', members.Where(member => member.Json is not null).Select(member => $"\"{member.Name}\":{member.Json}"))}}}";
        }
    }
}
