using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;
using MarketData.Processor.Storage;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Topic;

namespace MarketData.Tests.Model.Checks;

/// <summary>What a run left behind, and what was delivered in it.</summary>
sealed class Outcome
{
    public Outcome(Schedule schedule, IStore store, IReadOnlyList<Publication> published)
    {
        Delivered = [.. schedule.Batches.SelectMany(batch => batch).Distinct().Select(place => schedule.Events[place])];
        Published = published;
        Events = ById(EventItem.Key, "market-data");
        Audit = ById(AuditItem.Key, "audit-trail");
        Alerts = StoredAlerts.All(store).ToDictionary(alert => alert[AlertItem.Key].S);
        States = ById(ChainHeadItem.Key, "symbol-state");
        Bars = StoredItems.All(store, "bars").ToLookup(bar => bar["symbol"].S);
        Rules = SimulatedRules.Book;

        Dictionary<string, StoredItem> ById(string key, string purpose) =>
            StoredItems.All(store, purpose).ToDictionary(item => item[key].S);
    }

    /// <summary>Each once, however often it was delivered.</summary>
    public IReadOnlyList<FedEvent> Delivered { get; }

    public IReadOnlyList<Publication> Published { get; }
    public IReadOnlyDictionary<string, StoredItem> Events { get; }
    public IReadOnlyDictionary<string, StoredItem> Audit { get; }
    public IReadOnlyDictionary<string, StoredItem> Alerts { get; }
    public IReadOnlyDictionary<string, StoredItem> States { get; }
    public ILookup<string, StoredItem> Bars { get; }
    public RuleBook Rules { get; }

    /// <summary>A symbol's events in the order in which they were recorded.</summary>
    public IEnumerable<IGrouping<string, StoredItem>> BySymbol =>
        Events.Values.OrderBy(item => item["sequence"].ReadLong()).GroupBy(item => item["symbol"].S);
}
