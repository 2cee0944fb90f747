using MarketData.Contract;
using MarketData.Processor.Storage;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>The alerts table holds alerts, and the counters of messages.</summary>
static class StoredAlerts
{
    const string Counter = "#messages|";

    public static List<StoredItem> All(IStore store) =>
        StoredItems.All(store, Tables.Alerts).FindAll(item => !item[Tables.Alerts.HashKey].S.StartsWith('#'));

    public static bool IsAnyPending(IStore store) => All(store).Exists(alert => alert["status"].S == "PENDING");

    /// <summary>Rules that used up what they may send in some minute: what is beyond waits for a digest.</summary>
    public static IReadOnlySet<string> RulesBeyondLimit(IStore store) =>
        StoredItems
            .All(store, Tables.Alerts)
            .Where(item =>
                item[Tables.Alerts.HashKey].S.StartsWith(Counter, StringComparison.Ordinal)
                && item["messages"].ReadLong() >= SimulatedSettings.MessagesPerMinute
            )
            .Select(item => item[Tables.Alerts.HashKey].S.Split('|')[1])
            .ToHashSet();
}
