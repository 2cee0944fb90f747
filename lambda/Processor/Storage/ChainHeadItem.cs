using MarketData.Contract;
using MarketData.Domain.Audit;

namespace MarketData.Processor.Storage;

/// <summary>
/// The end of an audit chain in the state table: part of a symbol's row, or for rejections a row of its own. Its
/// sequence is the version that the next commit is conditional on.
/// </summary>
public static class ChainHeadItem
{
    public const string Version = "sequence";

    const int FirstKey = 1;

    public static Item KeyOf(string chain) => new() { [Tables.SymbolState.HashKey] = Attributes.Text(chain) };

    public static Item Write(string chain, ChainHead head)
    {
        var item = new Item(KeyOf(chain))
        {
            [Version] = Attributes.Number(head.Sequence),
            ["head"] = Attributes.Bytes(head.Hash.ToArray()),
        };

        // The row of a busy symbol is near the next kilobyte, and most trails never have a second key.
        if (head.Key > FirstKey)
        {
            item["key"] = Attributes.Number(head.Key);
        }

        return item;
    }

    public static ChainHead Read(Item item) =>
        new(item.ReadLong(Version), item.ReadDigest("head"), item.ContainsKey("key") ? item.ReadInt("key") : FirstKey);
}
