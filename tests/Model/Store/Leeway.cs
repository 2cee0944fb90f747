namespace MarketData.Tests.Model.Store;

/// <summary>What DynamoDB leaves open, and a simulation decides.</summary>
sealed record Leeway
{
    public Func<DateTimeOffset> Now { get; init; } = () => DateTimeOffset.UnixEpoch;

    /// <summary>How many of the last writes an index is behind its table.</summary>
    public int IndexLag { get; init; }

    /// <summary>
    /// The longest that it is behind. "Within a fraction of a second, under normal conditions", and nothing is said
    /// of others: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
    /// </summary>
    public TimeSpan LongestIndexLag { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Asked of each item of a transaction: whether reads see it as it was for a while when they see others as they
    /// are now. Transactions are isolated from single reads one by one, and no better from several:
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-isolation
    /// </summary>
    public Func<bool> ShowsLate { get; init; } = () => false;
}
