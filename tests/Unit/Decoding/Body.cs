using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Processor.Decoding;

namespace MarketData.UnitTests.Decoding;

/// <summary>Bodies as the buffer holds them.</summary>
static class Body
{
    public const string EnvelopeId = "20d8d4cb-7e6e-19d7-dc1e-3f30981124d7";
    public const string EnvelopeTime = "2026-11-21T09:29:59Z";
    public const string Trade = """{"exchange":"NYSE","symbol":"IBM","price":181.75,"volume":500}""";

    public static string Of(string detail, string detailType = BusEvents.TradeExecution) =>
        $$"""
            {"version":"0","id":"{{EnvelopeId}}","detail-type":"{{detailType}}","source":"market.nyse",
             "account":"123456789012","time":"{{EnvelopeTime}}","region":"us-east-1","resources":[],"detail":{{detail}}}
            """;

    /// <summary>Each with its reason and with what its message must say.</summary>
    public static IEnumerable<TestCaseData> Rejected()
    {
        yield return Case("Hello from SQS!", RejectionReason.NotJson, "not JSON")
            .SetName("the AWS documentation's sample message");
        yield return Case("", RejectionReason.NotJson, "not JSON").SetName("an empty body");
        yield return Case(
                """{"id":"1","id":"2"}""",
                RejectionReason.NotJson,
                "not JSON: one of its objects has a member twice"
            )
            .SetName("a member twice");
        yield return Case("""{"id":"1",}""", RejectionReason.NotJson, "not JSON: it goes wrong in line 1 at byte 11")
            .SetName("a comma too many");
        yield return Case(Of("""{"exchange":"\ud800"}"""), RejectionReason.NotJson, "Unicode")
            .SetName("half a surrogate pair");
        yield return Case(Of(Nested(20)), RejectionReason.TooDeep, "16 levels").SetName("deep nesting");
        yield return Case(
                new string('[', EventDecoder.MaxDepth + 1) + new string(']', EventDecoder.MaxDepth + 1),
                RejectionReason.TooDeep,
                "16 levels"
            )
            .SetName("a level too many");
        yield return Case(
                new string('[', EventDecoder.MaxDepth) + new string(']', EventDecoder.MaxDepth),
                RejectionReason.NotAnEnvelope,
                "Array"
            )
            .SetName("as many levels as are allowed");
        yield return Case(new string('[', 100_000), RejectionReason.TooDeep, "16 levels")
            .SetName("very deep nesting without end");
        yield return Case(new string(' ', EventDecoder.MaxBodyBytes + 1), RejectionReason.TooLarge, "262145")
            .SetName("over 256 KB");
        yield return Case("[1]", RejectionReason.NotAnEnvelope, "Array").SetName("an array");
        yield return Case(
                """{"detail-type":"Quote","source":"market.x","time":"2026-11-21T09:30:00Z","detail":{}}""",
                RejectionReason.NotAnEnvelope,
                "id"
            )
            .SetName("no id");
        yield return Case(Of("\"text\""), RejectionReason.NotAnEnvelope, "detail").SetName("a detail that is text");
        yield return Case(
                Of(Trade).Replace(EnvelopeTime, "noon", StringComparison.Ordinal),
                RejectionReason.NotAnEnvelope,
                "noon"
            )
            .SetName("an envelope's time that is not a time");
        yield return Case("""{"Records":[{"eventSource":"aws:s3"}]}""", RejectionReason.ForeignEnvelope, "Records")
            .SetName("an S3 notification");
        yield return Case(
                """{"Type":"Notification","TopicArn":"arn:aws:sns:eu-west-1:1:t","Message":"{}"}""",
                RejectionReason.ForeignEnvelope,
                "SNS"
            )
            .SetName("an SNS notification");
        yield return Case(
                """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-21T09:30:00Z","Bucket":"b"}""",
                RejectionReason.ForeignEnvelope,
                "a test event, as S3 sends it"
            )
            .SetName("an S3 test event");
        yield return Case(
                """{"eventID":"1","eventName":"INSERT","eventSource":"aws:dynamodb","dynamodb":{}}""",
                RejectionReason.ForeignEnvelope,
                "a bare record of \"aws:dynamodb\""
            )
            .SetName("a bare record of a stream");
        yield return Case($"\uFEFF{Of(Trade)}", RejectionReason.NotJson, "byte-order mark")
            .SetName("a byte-order mark");
        yield return Case(Of(Trade, new string('x', 200_000)), RejectionReason.UnknownType, "detail-type is 'xxx")
            .SetName("a very long detail-type");
        yield return Case(
                Of(Trade).Replace(EnvelopeId, new string('x', 200_000), StringComparison.Ordinal),
                RejectionReason.NotAnEnvelope,
                "id must be 1 to 64"
            )
            .SetName("a very long id");
        yield return Case(Of(Trade, "AWS API Call via CloudTrail"), RejectionReason.UnknownType, "CloudTrail")
            .SetName("an event of another service");

        yield return Detail("""{"symbol":"IBM","price":1,"volume":1}""", RejectionReason.MissingExchange, "exchange");
        yield return Detail(
            """{"exchange":"N|Y","symbol":"IBM","price":1,"volume":1}""",
            RejectionReason.InvalidExchange,
            "N|Y"
        );
        yield return Detail(
            """{"exchange":7,"symbol":"IBM","price":1,"volume":1}""",
            RejectionReason.InvalidExchange,
            "7"
        );
        yield return Detail("""{"exchange":"N","price":1,"volume":1}""", RejectionReason.MissingSymbol, "symbol");
        yield return Detail(
            """{"exchange":"N","symbol":"  ","price":1,"volume":1}""",
            RejectionReason.MissingSymbol,
            "symbol"
        );
        yield return Detail(
            """{"exchange":"N","symbol":"A B","price":1,"volume":1}""",
            RejectionReason.InvalidSymbol,
            "A B"
        );
        yield return Detail("""{"exchange":"N","symbol":"IBM","volume":1}""", RejectionReason.MissingPrice, "price");
        yield return Detail(Price("\"twelve\""), RejectionReason.PriceNotANumber, "twelve");
        yield return Detail(Price("{}"), RejectionReason.PriceNotANumber, "{}");
        yield return Detail(Price("\"NaN\""), RejectionReason.PriceNotFinite, "NaN");
        yield return Detail(Price("\"-Infinity\""), RejectionReason.PriceNotFinite, "-Infinity");
        yield return Detail(Price("0"), RejectionReason.PriceNotPositive, "above 0");
        yield return Detail(Price("-0.01"), RejectionReason.PriceNotPositive, "-0.01");
        yield return Detail(Price("0.12345678901234567890123456789"), RejectionReason.TooManyDigits, "28");
        yield return Detail(Price("1e-29"), RejectionReason.TooManyDigits, "1e-29");
        yield return Detail(Price("1e18"), RejectionReason.NumberOutOfRange, "1e18");
        yield return Detail(Price("1e999999999"), RejectionReason.NumberOutOfRange, "18");
        yield return Detail("""{"exchange":"N","symbol":"IBM","price":1}""", RejectionReason.MissingVolume, "volume");
        yield return Detail(Volume("[]"), RejectionReason.VolumeNotANumber, "[]");
        yield return Detail(Volume("\"Infinity\""), RejectionReason.VolumeNotFinite, "Infinity");
        yield return Detail(Volume("-1"), RejectionReason.VolumeNegative, "-1");
        yield return Detail(Timestamp("\"yesterday\""), RejectionReason.InvalidTimestamp, "yesterday");
        yield return Detail(
            Timestamp("\"2013-10-08\""),
            RejectionReason.InvalidTimestamp,
            "\"2013-10-08\", which has no time of day; allowed: RFC 3339 text, such as 2013-10-08T13:30:00.065Z"
        );
        yield return Detail(
            Timestamp("\"2013-10-08T24:00:00Z\""),
            RejectionReason.InvalidTimestamp,
            "midnight is 00:00:00 of the next day"
        );
        yield return Detail(Timestamp("\"2016-12-31T23:59:60Z\""), RejectionReason.InvalidTimestamp, "leap second");
        yield return Detail(Timestamp("\"20131008T133000Z\""), RejectionReason.InvalidTimestamp, "basic format");
        yield return Detail(Timestamp("\"2013-10-08T13:30Z\""), RejectionReason.InvalidTimestamp, "13:30Z");
        yield return Detail(Timestamp("\"2013-02-30T13:30:00Z\""), RejectionReason.InvalidTimestamp, "02-30");
        yield return Detail(Timestamp("1381239000065000"), RejectionReason.InvalidTimestamp, "counts microseconds");
        yield return Detail(Timestamp("1381239000065000000"), RejectionReason.InvalidTimestamp, "counts nanoseconds");
        yield return Detail(Timestamp("\"1381239000065000\""), RejectionReason.InvalidTimestamp, "counts microseconds");
        yield return Detail(Timestamp("true"), RejectionReason.InvalidTimestamp, "true");
        yield return Detail(Timestamp("1e300"), RejectionReason.InvalidTimestamp, "1e300");
        yield return Detail(Timestamp("-62135596801"), RejectionReason.InvalidTimestamp, "-62135596801");
        yield return Detail(Timestamp("\"1989-12-31T23:59:59Z\""), RejectionReason.TimestampOutOfRange, "1990");
        yield return Detail(Timestamp("99999999999"), RejectionReason.TimestampOutOfRange, "5138");
        yield return Case(Of("""{"exchange":"N","symbol":"IBM"}""", BusEvents.Quote), RejectionReason.EmptyQuote, "bid")
            .SetName("a quote without sides");
        yield return Case(
                Of("""{"exchange":"N","symbol":"IBM","bid":1,"bidSize":-3}""", BusEvents.Quote),
                RejectionReason.VolumeNegative,
                "bidSize"
            )
            .SetName("a negative size");
        yield return Case(
                Of("""{"exchange":"N","symbol":"IBM","ask":0}""", BusEvents.Quote),
                RejectionReason.PriceNotPositive,
                "ask"
            )
            .SetName("an ask of zero");
    }

    static TestCaseData Case(string body, RejectionReason reason, string says) => new(body, reason, says);

    static TestCaseData Detail(string detail, RejectionReason reason, string says) =>
        Case(Of(detail), reason, says).SetName(detail);

    static string Price(string json) => $$"""{"exchange":"N","symbol":"IBM","price":{{json}},"volume":1}""";

    static string Volume(string json) => $$"""{"exchange":"N","symbol":"IBM","price":1,"volume":{{json}}}""";

    static string Timestamp(string json) =>
        $$"""{"exchange":"N","symbol":"IBM","price":1,"volume":1,"timestamp":{{json}}}""";

    static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);
}
