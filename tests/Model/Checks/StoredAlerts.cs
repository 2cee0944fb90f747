using MarketData.Processor.Storage;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>The alerts table holds alerts, and the counters of messages.</summary>
static class StoredAlerts
{
    public static List<StoredItem> All(IStore store) =>
        StoredItems.All(store, "alerts").FindAll(item => !item[AlertItem.Key].S.StartsWith('#'));

    public static bool IsAnyPending(IStore store) => All(store).Exists(alert => alert["status"].S == "PENDING");

    /// <summary>Whether its rule used up what it may send in some minute: what is beyond waits for a digest.</summary>
    public static bool IsBeyondLimit(IStore store, StoredItem alert) => StoredItems.All(store, "alerts").Exists(item =>
        item[AlertItem.Key].S.StartsWith($"#messages|{alert["rule_id"].S}|", StringComparison.Ordinal)
        && item["messages"].ReadLong() >= SimulatedSettings.MessagesPerMinute);
}
