using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Trades.Events;

/// <summary>The bus that trading systems put their events on.</summary>
static class TradeEventBus
{
    public static EventBus AddTo(Construct scope, string id, Foundation foundation, Settings settings) =>
        new(
            scope,
            id,
            new()
            {
                Foundation = foundation,
                Events = "Trade events",
                Origin = "from trading systems",
                SourcePrefix = TradeEvents.SourcePrefix,
                SourcesSid = "TradingSourcesOnly",
                DetailTypes = [TradeEvents.DetailType],
                ArchiveDays = settings.Retention.ArchiveDays,
                Producers = settings.Producers,
            }
        );
}
