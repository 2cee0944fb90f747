using System.Security.Cryptography;
using System.Text;

namespace MarketData.Contract;

/// <summary>
/// The partitions of <see cref="Tables.StatusIndex"/>. One alone takes 1,000 writes a second, and an alert is written
/// there when it is stored and when it is told; an index that is throttled throttles its table.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/gsi-throttling.html
/// </summary>
public static class PendingShards
{
    public static IReadOnlyList<string> All { get; } = [.. "0123456789abcdef".Select(digit => $"{digit}")];

    /// <summary>The first digit of the id's SHA-256.</summary>
    public static string Of(string alertId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alertId)))[..1];
}
