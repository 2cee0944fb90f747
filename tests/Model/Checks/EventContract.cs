using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MarketData.Tests.Model.Schedules;

namespace MarketData.Tests.Model.Checks;

/// <summary>What the event contract says of a fed event, without the function's code.</summary>
static class EventContract
{
    public static bool IsInvalid(FedEvent fed) => fed.Kind is FedKind.Garbage or FedKind.BadTrade;

    /// <summary>Whether the item is this event, and not another one under its identity.</summary>
    public static bool IsStoredAs(FedEvent fed, StoredItem item)
    {
        if (IsInvalid(fed))
        {
            return false;
        }

        var (kind, price, size) =
            fed.Kind == FedKind.Quote ? ("QUOTE", "bid", "bid_size") : ("TRADE", "price", "volume");
        return item["kind"].S == kind
            && item["symbol"].S == fed.SymbolName
            && Number(item, price) == fed.Price
            && Number(item, size) == fed.Volume;
    }

    public static string RejectionId(FedEvent fed) =>
        $"rejected|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fed.Body())))}";

    static decimal Number(StoredItem item, string name) => decimal.Parse(item[name].N, CultureInfo.InvariantCulture);
}
