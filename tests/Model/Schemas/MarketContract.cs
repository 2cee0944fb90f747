using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Processor.Decoding;

namespace MarketData.Tests.Model.Schemas;

/// <summary>docs/events.md as decoder and as schema.</summary>
static partial class MarketContract
{
    public static readonly DateTimeOffset Received = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    static readonly string Trade = """{"exchange":"NYSE","symbol":"IBM","price":181.75,"volume":500}""";

    public static JudgedContract Judged { get; } =
        new(
            "market-event.schema.json",
            Decode,
            [
                Gap(
                    "A schema sees what a parser made of the text: of two members of one name, the last",
                    BodyOf(Trade).Replace("\"price\"", "\"price\":1,\"price\"", StringComparison.Ordinal),
                    RejectionReason.NotJson
                ),
                Gap(
                    "Nothing counts levels",
                    BodyOf(With("note", new string('[', 20) + new string(']', 20))),
                    RejectionReason.TooDeep
                ),
                Gap(
                    "Nothing counts bytes",
                    BodyOf(With("note", $"\"{new string('x', 300_000)}\"")),
                    RejectionReason.TooLarge
                ),
                Gap(
                    "Nothing counts the digits of a number",
                    BodyOf(With("price", "1.00000000000000000000000000001")),
                    RejectionReason.TooManyDigits
                ),
                Gap(
                    "Nothing compares a text as a number: with an exponent, its size is unknown",
                    BodyOf(With("price", "\"1e18\"")),
                    RejectionReason.NumberOutOfRange,
                    message => AmountWithExponent().IsMatch(message)
                ),
                Gap(
                    "A schema has no clock, and nothing compares a text as a time or a number",
                    BodyOf(With("timestamp", "\"2099-01-01T00:00:00Z\"")),
                    RejectionReason.TimestampOutOfRange
                ),
                Gap(
                    "A schema knows no leap years",
                    BodyOf(With("timestamp", "\"2013-02-29T10:00:00Z\"")),
                    RejectionReason.InvalidTimestamp,
                    message => message.Contains("-02-29", StringComparison.Ordinal)
                ),
                Gap(
                    "A trade id that is a number has no length",
                    BodyOf(With("tradeId", new string('1', 65))),
                    RejectionReason.InvalidTradeId,
                    message => Number().IsMatch(message)
                ),
            ],
            [
                new(
                    "The bus lets through only sources that begin with market.",
                    BodyOf(Trade).Replace("market.nyse", "nyse", StringComparison.Ordinal),
                    document => document["source"] = "market.nyse"
                ),
                new(
                    "The bus writes the time of an envelope itself",
                    BodyOf(With("timestamp", "1381239000"))
                        .Replace("2026-11-21T09:29:59Z", "1962-05-28T14:30:00Z", StringComparison.Ordinal),
                    document => document["time"] = "2026-11-21T09:29:59Z"
                ),
                CommonDifferences.OtherBlanks(BodyOf(With("symbol", "\"\\u00a0IBM\""))),
                CommonDifferences.TimeWithExponent(BodyOf(With("timestamp", "\"1.381239e9\"")), "timestamp"),
                CommonDifferences.WestOfTheFirstDay(
                    BodyOf(With("timestamp", "\"1989-12-31T23:30:00-05:00\"")),
                    "timestamp"
                ),
            ]
        );

    /// <summary>As the bus delivers it.</summary>
    public static string BodyOf(string detail, string detailType = BusEvents.TradeExecution) =>
        $$"""
            {"version":"0","id":"20d8d4cb-7e6e-19d7-dc1e-3f30981124d7","detail-type":"{{detailType}}",
             "source":"market.nyse","account":"123456789012","time":"2026-11-21T09:29:59Z","region":"us-east-1",
             "resources":[],"detail":{{detail}}}
            """;

    static string With(string name, string json)
    {
        var detail = (JsonObject)JsonNode.Parse(Trade)!;
        detail[name] = JsonNode.Parse(json);
        return detail.ToJsonString();
    }

    static IReadOnlyList<Refusal> Decode(string body) =>
        EventDecoder.Decode(body, Received) is Decoded.Invalid { Rejection: var rejection }
            ? [new(Codes.Of(rejection.Reason), rejection.Message)]
            : [];

    static Unsayable Gap(string why, string sample, RejectionReason reason, Predicate<string>? says = null) =>
        new(why, sample, refusal => refusal.Reason == Codes.Of(reason) && (says?.Invoke(refusal.Message) ?? true));

    [GeneratedRegex("^\\w+ is \"[^\"]*[eE]")]
    private static partial Regex AmountWithExponent();

    [GeneratedRegex("^tradeId is [0-9-]")]
    private static partial Regex Number();
}
