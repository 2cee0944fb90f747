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

    public static Item KeyOf(string chain) => new() { [Tables.SymbolState.HashKey] = Attributes.Text(chain) };

    public static Item Write(string chain, ChainHead head) =>
        new(KeyOf(chain))
        {
            [Version] = Attributes.Number(head.Sequence),
            ["head"] = Attributes.Bytes(head.Hash.ToArray()),
        };

    public static ChainHead Read(Item item) => new(item.ReadLong(Version), item.ReadDigest("head"));
}
