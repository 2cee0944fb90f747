using MarketData.Domain.Events;
using MarketData.Domain.Trades;

namespace MarketData.Trades.Messages;

/// <summary>What <c>enrich</c> knows of a trade.</summary>
sealed record EnrichmentAnswer(MarketMessage? Market, string? Reference, IReadOnlyList<ReasonMessage> Missing)
{
    public static EnrichmentAnswer Of(Enrichment enrichment) =>
        new(
            enrichment.Market is { } market ? MarketMessage.Of(market) : null,
            enrichment.Reference,
            [.. enrichment.Missing.Select(missing => new ReasonMessage(Codes.Of(missing.Reason), missing.Message))]
        );

    public Enrichment ToEnrichment() =>
        new(
            Market?.ToContext(),
            Reference,
            [.. Missing.Select(missing => new Missing(Codes.Parse<MissingReason>(missing.Code), missing.Message))]
        );
}

/// <summary>The market at a trade's time, with numbers as text.</summary>
sealed record MarketMessage(
    DateTimeOffset? BarMinute,
    string? BarClose,
    DateTimeOffset? AsOf,
    string? Vwap,
    string? Mid,
    string? Spread
)
{
    public static MarketMessage Of(MarketContext market) =>
        new(
            market.BarMinute,
            TradeMessage.Exact(market.BarClose),
            market.AsOf,
            TradeMessage.Exact(market.Vwap),
            TradeMessage.Exact(market.Mid),
            TradeMessage.Exact(market.Spread)
        );

    public MarketContext ToContext() =>
        new()
        {
            BarMinute = BarMinute,
            BarClose = Number(BarClose),
            AsOf = AsOf,
            Vwap = Number(Vwap),
            Mid = Number(Mid),
            Spread = Number(Spread),
        };

    static decimal? Number(string? text) => text is null ? null : TradeMessage.Number(text);
}
