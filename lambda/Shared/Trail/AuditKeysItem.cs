using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Shared.Storage;

namespace MarketData.Shared.Trail;

/// <summary>
/// All keys of the trail in one row beside the chains, in the order of their numbers. No symbol and no chain of
/// rejections has such a name.
/// </summary>
public static class AuditKeysItem
{
    public const string RowName = $"{Prefix}keys";

    /// <summary>All rows begin with it that are about keys, and no other.</summary>
    public const string Prefix = "audit|";

    public const string Count = "count";

    public static bool IsOfKeys(string rowName) => rowName.StartsWith(Prefix, StringComparison.Ordinal);

    public static Item KeyOf(TableSchema state) => ChainHeadItem.KeyOf(state, RowName);

    public static Item Write(TableSchema state, IReadOnlyList<StoredAuditKey> keys) =>
        new(KeyOf(state))
        {
            [Count] = Attributes.Number(keys.Count),
            ["keys"] = Attributes.List(
                keys.Select(key =>
                    Attributes.Map(
                        new Item
                        {
                            ["from"] = Attributes.Time(key.From),
                            ["ciphertext"] = Attributes.Bytes(key.Ciphertext),
                        }
                    )
                )
            ),
        };

    public static IReadOnlyList<StoredAuditKey> Read(Item item) => item.Read("keys", ReadKeys);

    static List<StoredAuditKey> ReadKeys(AttributeValue value) =>
        [
            .. value
                .ReadList()
                .Select(
                    (key, i) =>
                        new StoredAuditKey(
                            i + 1,
                            key.ReadMap().ReadTime("from"),
                            key.ReadMap().Read("ciphertext", AttributeReading.ReadBytes)
                        )
                ),
        ];
}
