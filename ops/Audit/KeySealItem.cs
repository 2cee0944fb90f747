using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Shared.Storage;
using MarketData.Shared.Trail;

namespace MarketData.Ops.Audit;

/// <summary>
/// Where the chains ended when a key was rotated out, in rows of the state table beside the keys. One row holds
/// as many chains as surely fit 400 KB.
/// </summary>
static class KeySealItem
{
    const int ChainsInRow = 3000;

    public static string RowName(int key, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{AuditKeysItem.Prefix}seal|{key}|{part}");

    public static IEnumerable<Item> Write(TableSchema state, int key, ChainHeads heads, Digest seal)
    {
        var chunks = heads.Heads.OrderBy(head => head.Key, StringComparer.Ordinal).Chunk(ChainsInRow).ToList();
        foreach (var (part, chunk) in chunks.DefaultIfEmpty([]).Index())
        {
            yield return new(ChainHeadItem.KeyOf(state, RowName(key, part)))
            {
                ["parts"] = Attributes.Number(Math.Max(1, chunks.Count)),
                ["sealed_at"] = Attributes.Time(heads.At),
                ["seal"] = Attributes.Bytes(seal.ToArray()),
                ["heads"] = Attributes.List(
                    chunk.Select(head =>
                        Attributes.List([
                            Attributes.Text(head.Key),
                            Attributes.Number(head.Value.Sequence),
                            Attributes.Bytes(head.Value.Hash.ToArray()),
                            Attributes.Number(head.Value.Key),
                        ])
                    )
                ),
            };
        }
    }

    public static int ReadParts(Item part) => part.ReadInt("parts");

    public static (ChainHeads Heads, Digest Seal) Read(string trail, IReadOnlyList<Item> parts)
    {
        var heads = parts
            .SelectMany(part => part.Read("heads", value => value.ReadList()))
            .Select(head => head.ReadList(parts: 4))
            .ToDictionary(
                head => head[0].ReadText(),
                head => new ChainHead(head[1].ReadLong(), head[2].ReadDigest(), head[3].ReadInt())
            );
        return (new ChainHeads(trail, parts[0].ReadTime("sealed_at"), heads), parts[0].ReadDigest("seal"));
    }
}
