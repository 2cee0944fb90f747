namespace MarketData.Domain.Audit;

/// <summary>A trail's keys, or as many of them as somebody needs, in the order of their numbers.</summary>
public sealed class AuditKeys(params IReadOnlyList<AuditKey> keys)
{
    /// <summary>The key for the next record of a chain. A chain never goes back to an older one.</summary>
    /// <param name="head">Where the chain ends.</param>
    /// <param name="at">The time of the record.</param>
    /// <exception cref="FormatException">The chain's last key is not known.</exception>
    public AuditKey For(ChainHead head, DateTimeOffset at)
    {
        var newest = keys.LastOrDefault(key => key.From <= at || key.Number <= head.Key) ?? keys[0];
        return newest.Number >= head.Key
            ? newest
            : throw new FormatException(
                $"The chain's last record was made with audit key {head.Key}; the newest that is known is "
                    + $"{newest.Number}."
            );
    }

    /// <summary>Whether the record is as it was written, by whoever had the key that it names.</summary>
    public bool IsGenuine(AuditRecord record) => Find(record.Key)?.IsGenuine(record) ?? false;

    /// <summary>Null where there is none yet.</summary>
    public AuditKey? Newest => keys.Count > 0 ? keys[^1] : null;

    /// <summary>Null where there is none of this number.</summary>
    public AuditKey? Find(int number) => keys.FirstOrDefault(key => key.Number == number);
}
