namespace MarketData.Benchmarks.Aws;

/// <summary>What the function asked of AWS, in the units of the bill.</summary>
sealed class Usage
{
    const int WriteUnitBytes = 1024;
    const int ReadUnitBytes = 4096;

    readonly Dictionary<string, long> calls = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, int> largestItems = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Calls => calls;
    public long AllCalls => calls.Values.Sum();
    public double WriteUnits { get; private set; }
    public double ReadUnits { get; private set; }
    public long Publications { get; private set; }

    /// <summary>In bytes, by table.</summary>
    public IReadOnlyDictionary<string, int> LargestItems => largestItems;

    public void Call(string operation) => calls[operation] = calls.GetValueOrDefault(operation) + 1;

    /// <summary>A transaction pays twice for the item; its indexes follow later, at the ordinary price.</summary>
    public void TransactedPut(string table, int size, int indexEntries)
    {
        WriteUnits += (2 + indexEntries) * Started(size, WriteUnitBytes);
        largestItems[table] = Math.Max(size, largestItems.GetValueOrDefault(table));
    }

    public void Write(int size, int indexEntries) => WriteUnits += (1 + indexEntries) * Started(size, WriteUnitBytes);

    public void ConsistentRead(int size) => ReadUnits += Started(size, ReadUnitBytes);

    public void EventualRead(int size) => ReadUnits += 0.5 * Started(size, ReadUnitBytes);

    /// <summary>At most: messages of one call are billed as one as far as they fit 64 KB.</summary>
    public void Published(int messages) => Publications += messages;

    /// <summary>The least is one, also for an item that is not there.</summary>
    static int Started(int size, int unit) => Math.Max(1, (size + unit - 1) / unit);
}
