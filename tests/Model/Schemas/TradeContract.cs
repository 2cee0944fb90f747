using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Domain.Trades;
using MarketData.Trades.Decoding;

namespace MarketData.Tests.Model.Schemas;

/// <summary>docs/trades.md as decoder and as schema.</summary>
static partial class TradeContract
{
    static readonly string Trade = """
        {"tradeId":"T-1","amount":"118150.00","currency":"USD","sourceSystem":"OMS","symbol":"IBM","side":"BUY",
         "price":"181.50","quantity":"651","executedAt":"2013-10-08T14:00:00Z"}
        """;

    public static JudgedContract Judged { get; } =
        new(
            "trade-event.schema.json",
            Decode,
            [
                Gap(
                    "Nothing counts bytes",
                    BodyOf(With("note", $"\"{new string('x', 70_000)}\"")),
                    TradeReason.TooLarge
                ),
                Gap(
                    "Nothing counts the digits of a number",
                    BodyOf(With("amount", "1.00000000000000000000000000001")),
                    TradeReason.TooManyDigits
                ),
                Gap(
                    "Nothing compares a text as a number: with an exponent, its size is unknown",
                    BodyOf(With("amount", "\"1e18\"")),
                    TradeReason.AmountOutOfRange,
                    message => WithExponent().IsMatch(message)
                ),
                Gap(
                    "Neither counts the digits of a price nor, with an exponent, knows its size",
                    BodyOf(With("price", "0.00000000000000000000000000001")),
                    TradeReason.InvalidPrice,
                    message => WithExponent().IsMatch(message) || ManyDigits().IsMatch(message)
                ),
                Gap(
                    "Nor those of a quantity",
                    BodyOf(With("quantity", "\"1e18\"")),
                    TradeReason.InvalidQuantity,
                    message => WithExponent().IsMatch(message) || ManyDigits().IsMatch(message)
                ),
                Gap(
                    "A schema knows no leap years, and nothing compares a text as a time or a number",
                    BodyOf(With("executedAt", "\"2013-02-29T10:00:00Z\"")),
                    TradeReason.InvalidExecutedAt,
                    message => NoDay().IsMatch(message) || message.Contains("from 1990 on", StringComparison.Ordinal)
                ),
                Gap(
                    "A trade id that is a number has no length",
                    BodyOf(With("tradeId", new string('1', 65))),
                    TradeReason.InvalidTradeId,
                    message => Number().IsMatch(message)
                ),
                Gap(
                    "Nor has a symbol that is one",
                    BodyOf(With("symbol", new string('1', 33))),
                    TradeReason.InvalidSymbol,
                    message => Number().IsMatch(message)
                ),
            ],
            [
                new(
                    "The bus lets through only sources that begin with trading.",
                    BodyOf(Trade).Replace("trading.oms", "oms", StringComparison.Ordinal),
                    document => document["source"] = "trading.oms"
                ),
                new(
                    "The bus writes the time of an envelope itself",
                    BodyOf(Trade).Replace("2013-10-08T14:00:02Z", "1962-05-28T14:30:00Z", StringComparison.Ordinal),
                    document => document["time"] = "2013-10-08T14:00:02Z"
                ),
                new(
                    "A list of codes reads better in capitals; small letters and blanks are read too",
                    BodyOf(With("currency", "\" usd\"")),
                    document => Tidy(document, "currency")
                ),
                new(
                    "Mixed letters, for the same reason",
                    BodyOf(With("side", "\"bUY\"")),
                    document => Tidy(document, "side")
                ),
                CommonDifferences.OtherBlanks(BodyOf(With("symbol", "\"\\u00a0IBM\""))),
                CommonDifferences.TimeWithExponent(BodyOf(With("executedAt", "\"1.381239e9\"")), "executedAt"),
                CommonDifferences.WestOfTheFirstDay(
                    BodyOf(With("executedAt", "\"1989-12-31T23:30:00-05:00\"")),
                    "executedAt"
                ),
            ]
        );

    /// <summary>As the bus hands it to the workflow.</summary>
    public static string BodyOf(string detail) =>
        $$"""
            {"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718","detail-type":"Trade Event",
             "source":"trading.oms","time":"2013-10-08T14:00:02Z","detail":{{detail}}}
            """;

    static string With(string name, string json)
    {
        var detail = (JsonObject)JsonNode.Parse(Trade)!;
        detail[name] = JsonNode.Parse(json);
        return detail.ToJsonString();
    }

    static void Tidy(JsonObject document, string name)
    {
        if (CommonDifferences.Detail(document)[name] is { } value && value.GetValueKind() == JsonValueKind.String)
        {
            CommonDifferences.Detail(document)[name] = ((string)value!).Trim().ToUpperInvariant();
        }
    }

    static IReadOnlyList<Refusal> Decode(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return
            [
                .. TradeDecoder
                    .Decode(document.RootElement)
                    .Problems.Select(problem => new Refusal(problem.Code, problem.Message)),
            ];
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            return [new("", broken.Message)];
        }
    }

    static Unsayable Gap(string why, string sample, TradeReason reason, Predicate<string>? says = null) =>
        new(
            why,
            sample,
            refusal => refusal.Reason == new TradeProblem(reason, "").Code && (says?.Invoke(refusal.Message) ?? true)
        );

    [GeneratedRegex("^\\w+ is \"?[^\";]*[eE]")]
    private static partial Regex WithExponent();

    [GeneratedRegex("^\\w+ is [^;]*([0-9]\\.?){28}")]
    private static partial Regex ManyDigits();

    [GeneratedRegex("-02-29")]
    private static partial Regex NoDay();

    [GeneratedRegex("^\\w+ is [0-9-]")]
    private static partial Regex Number();
}
