namespace MarketData.Benchmarks.Capacity;

/// <summary>Units that an item of a request takes.</summary>
/// <param name="Table">A table, or an index.</param>
/// <param name="Key">The partition key, or null where no two requests share it.</param>
/// <param name="IsWrite">Write units, else read units.</param>
/// <param name="Units">How many.</param>
readonly record struct Use(string Table, string? Key, bool IsWrite, double Units);

/// <summary>The throughput of tables and indexes: of each partition key, and of each whole.</summary>
/// <param name="peak">Write units a second that each has seen before: it takes twice as many.</param>
sealed class TableCapacity(double peak)
{
    const double ReadsForWrites = AwsLimits.ReadUnitsOfNewTable / AwsLimits.WriteUnitsOfNewTable;

    readonly Dictionary<(string Table, string? Key, bool IsWrite), UnitBucket> buckets = [];

    public bool Allows(Use use, DateTimeOffset now) =>
        OfTable(use).HasAny(now) && (use.Key is null || OfKey(use).HasAny(now));

    public void Take(Use use)
    {
        OfTable(use).Take(use.Units);
        if (use.Key is not null)
        {
            OfKey(use).Take(use.Units);
        }
    }

    UnitBucket OfTable(Use use)
    {
        var writeUnits = Math.Max(AwsLimits.WriteUnitsOfNewTable, 2 * peak);
        return Bucket(use with { Key = null }, use.IsWrite ? writeUnits : ReadsForWrites * writeUnits);
    }

    UnitBucket OfKey(Use use) => Bucket(use, use.IsWrite ? AwsLimits.WriteUnitsOfKey : AwsLimits.ReadUnitsOfKey);

    UnitBucket Bucket(Use use, double perSecond)
    {
        var place = (use.Table, use.Key, use.IsWrite);
        if (!buckets.TryGetValue(place, out var bucket))
        {
            buckets[place] = bucket = new UnitBucket(perSecond);
        }

        return bucket;
    }
}
