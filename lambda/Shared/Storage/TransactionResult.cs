using Amazon.DynamoDBv2.Model;

namespace MarketData.Shared.Storage;

/// <summary>How a transaction ended that did not fail.</summary>
public abstract record TransactionResult
{
    TransactionResult() { }

    public sealed record Committed : TransactionResult;

    /// <param name="Reasons">One for each item, in order; conditions that did not hold are among them.</param>
    public sealed record Refused(IReadOnlyList<CancellationReason> Reasons) : TransactionResult;
}
