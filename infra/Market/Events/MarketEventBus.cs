using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Events;

/// <summary>The bus that exchanges put their events on.</summary>
static class MarketEventBus
{
    public static EventBus AddTo(Construct scope, string id, Foundation foundation, Settings settings) =>
        new(
            scope,
            id,
            new()
            {
                Foundation = foundation,
                Events = "Market events",
                Origin = "from exchanges",
                SourcePrefix = BusEvents.SourcePrefix,
                SourcesSid = "MarketSourcesOnly",
                DetailTypes = BusEvents.DetailTypes,
                ArchiveDays = settings.Retention.ArchiveDays,
                Producers = settings.Producers,
            }
        );
}
