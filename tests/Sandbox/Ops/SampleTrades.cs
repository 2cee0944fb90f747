using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Trades.Messages;

namespace MarketData.SandboxTests.Ops;

/// <summary>What the workflow gives the task <c>record</c>.</summary>
static class SampleTrades
{
    public const string Content = """{"tradeId":"T-3","amount":2000000}""";

    static readonly DateTimeOffset Executed = new(2026, 1, 5, 14, 30, 0, 123, TimeSpan.Zero);

    static readonly BookedTrade Booked = new()
    {
        Id = TradeId.OfStored("T-1"),
        Amount = 590875,
        Currency = Currency.Parse("USD"),
        SourceSystem = "OMS",
        Symbol = Symbol.Parse("IBM"),
        Side = Side.Buy,
        Price = 1181.75m,
        Quantity = 500,
        ExecutedAt = Executed,
    };

    static readonly MarketContext Market = new()
    {
        BarMinute = new DateTimeOffset(2026, 1, 5, 14, 29, 0, TimeSpan.Zero),
        BarClose = 1181.5m,
        AsOf = Executed.AddMilliseconds(-250),
        Vwap = 1180.1m,
        Mid = 1181.7m,
        Spread = 0.02m,
    };

    /// <summary>Trade T-1 with all that can be known of a trade.</summary>
    public static RecordRequest Whole { get; } =
        Request(Booked, [], content: null, new Enrichment(Market, """{"isin":"US4592001014"}""", []));

    /// <summary>Trade T-1 with another amount.</summary>
    public static RecordRequest Conflicting { get; } =
        Request(Booked with { Amount = 590876 }, [], content: null, Unknown);

    /// <summary>Trade T-2 with nothing that a trade need not have.</summary>
    public static RecordRequest Bare { get; } =
        Request(
            new()
            {
                Id = TradeId.OfStored("T-2"),
                Amount = 0.0000001m,
                Currency = Currency.Parse("JPY"),
                SourceSystem = "OMS",
            },
            [],
            content: null,
            Unknown
        );

    /// <summary>Trade T-3, which is too large.</summary>
    public static RecordRequest Rejected { get; } =
        Request(
            Booked with
            {
                Id = TradeId.OfStored("T-3"),
                Amount = 2000000,
            },
            [new(TradeReason.AmountAboveThreshold, "amount is 2000000; above 1000000 a person has to decide.")],
            Content,
            Unknown
        );

    /// <summary>An event that names no trade.</summary>
    public static RecordRequest Unreadable { get; } =
        Request(
            trade: null,
            [new(TradeReason.MissingTradeId, "tradeId is missing.")],
            "{}",
            new(null, null, [new(MissingReason.NotATrade, "It cannot be read as a trade.")])
        );

    static Enrichment Unknown =>
        new(null, null, [new(MissingReason.NoReferenceData, "api-endpoint is none."), NoContext]);

    static Missing NoContext => new(MissingReason.NoContext, "Nothing is stored of IBM before the trade.");

    static RecordRequest Request(
        BookedTrade? trade,
        IReadOnlyList<TradeProblem> reasons,
        string? content,
        Enrichment enrichment
    )
    {
        var id = trade?.Id ?? TradeId.OfUnreadable("e-4");
        var hash = trade is null ? TradeDigest.OfContent(content!) : TradeDigest.OfContent(trade);
        return new(
            new($"event-of-{id}", "trading.oms", new DateTimeOffset(2026, 1, 5, 14, 30, 1, TimeSpan.Zero)),
            "arn:aws:states:us-east-1:123456789012:execution:trades:unknown",
            new(
                id.Value,
                [.. reasons.Select(reason => new ReasonMessage(reason.Code, reason.Message))],
                trade is null ? null : TradeMessage.Of(trade),
                content,
                $"{hash}"
            ),
            EnrichmentAnswer.Of(enrichment)
        );
    }
}
