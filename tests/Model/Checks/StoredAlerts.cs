using MarketData.Contract;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>The alerts table holds alerts, and the counters of messages.</summary>
static class StoredAlerts
{
    public static List<StoredItem> All(IStore store) =>
        StoredItems.All(store, Tables.Alerts).FindAll(item => !item[Tables.Alerts.HashKey].S.StartsWith('#'));

    public static bool IsAnyPending(IStore store) => All(store).Exists(alert => alert["status"].S == "PENDING");
}
