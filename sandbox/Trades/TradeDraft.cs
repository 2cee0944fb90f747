using System.Globalization;

namespace MarketData.Sandbox.Trades;

/// <summary>A trade's detail, of which single values can be made wrong. Numbers travel as text.</summary>
sealed record TradeDraft
{
    public required string TradeId { get; init; }

    /// <summary>JSON.</summary>
    public required string Amount { get; init; }

    public string Currency { get; init; } = "USD";
    public required string SourceSystem { get; init; }
    public required string Symbol { get; init; }
    public required string Side { get; init; }
    public required decimal Price { get; init; }
    public required decimal Quantity { get; init; }
    public required string ExecutedAt { get; init; }

    /// <summary>What no task reads.</summary>
    public string Note { get; init; } = "";

    public string ToJson() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"tradeId":"{{TradeId}}","amount":{{Amount}},"currency":"{{Currency}}","sourceSystem":"{{SourceSystem}}",
            "symbol":"{{Symbol}}","side":"{{Side}}","price":"{{Price}}","quantity":"{{Quantity}}",
            "executedAt":"{{ExecutedAt}}","note":"{{Note}}"}
            """
        );
}
