using System.Security.Cryptography;
using System.Text;

namespace MarketData.Domain.Audit;

/// <summary>
/// The chains of the trades' audit trail: 256, by the first byte of the trade id's SHA-256, so that concurrent trades
/// seldom wait for one head, and records of one trade stand in one chain.
/// </summary>
public static class TradeChains
{
    public const string Prefix = "trade|";

    public static string Of(string tradeId) =>
        $"{Prefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tradeId))[..1])}";
}
