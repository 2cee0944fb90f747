using MarketData.Domain.Events;

namespace MarketData.Processor.Rejecting;

static class IdentityConflict
{
    /// <summary>Two different events under one identity: to drop the second as a duplicate would lose it.</summary>
    public static Rejection Between(MarketEvent stored, MarketEvent delivered) =>
        new(
            RejectionReason.IdentityConflict,
            $"{delivered.Identity} is stored as {Values(stored)}, and came again as {Values(delivered)}; "
                + "an exchange must not use a trade id twice."
        );

    static FormattableString Values(MarketEvent marketEvent) =>
        marketEvent switch
        {
            Trade trade => $"a trade of {trade.Volume} {trade.Symbol} at {trade.Price}",
            Quote quote => $"a quote of {quote.Symbol}, bid {quote.Bid?.Price}, ask {quote.Ask?.Price}",
            _ => $"{marketEvent.Symbol}",
        };
}
